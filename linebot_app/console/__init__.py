"""The operators' pages under /console: an application of its own, made when the first of them is asked for."""
