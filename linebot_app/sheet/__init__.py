"""The printable page of a consultation behind a sealed link; what is on it is made by flows/sheet."""
