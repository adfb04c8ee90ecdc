"""The pages of mediators and the subsidy ledger."""
