"""Tests of kg.read: every shape, every encoding, every way in which input is broken."""
