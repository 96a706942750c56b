"""The operators' listing of jobs: files of openings read, checked and written, and the listing ready for ranking."""
