"""Answers about mediators and their subsidies, shaped for pages."""
