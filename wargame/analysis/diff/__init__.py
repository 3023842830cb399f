"""What changed between two versions of a scenario, and what follows from it."""
