"""Jobs, only when wanted: wishes of a person, openings, what fits and why. Pure: where openings are kept, how they came
there and when any of this is offered is not known here."""

from flows.jobs.enquiry import Enquiry, interest, job_form
from flows.jobs.listing import Listing, ListingAway, Shortlist
from flows.jobs.opening import Opening, Place, Salary
from flows.jobs.wishes import Wishes

__all__ = [
    "Enquiry",
    "Listing",
    "ListingAway",
    "Opening",
    "Place",
    "Salary",
    "Shortlist",
    "Wishes",
    "interest",
    "job_form",
]
