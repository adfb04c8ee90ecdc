"""Measurements (性能测量), run by `./dev bench [NAME]` on servers of their own; never collected as tests."""
