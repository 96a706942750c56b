"""`make bench`: what the counsellor costs against LINE's own sample bot on this machine; no part of the product."""
