"""When the sessions of an activity are: once, or by a recurrence rule (RFC 5545 RRULE)."""

from datetime import datetime, time, timedelta
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity
from wijkwerker.domain.language import _

MOST = 400


def occurrences(activity: Activity, ahead: timedelta) -> list[datetime]:
    """The starts of an activity's sessions, until its last day or at most `ahead` after the first.

    Raises WijkwerkerError for a rule that is not one.
    """
    if activity.starts is None:
        return []
    if not activity.rule:
        return [activity.starts]
    end = activity.starts + ahead
    if activity.until is not None:
        end = min(end, datetime.combine(activity.until, time.max))
    try:
        rule = rrulestr(activity.rule.removeprefix("RRULE:"), dtstart=activity.starts)
        return list(takewhile(lambda start: start <= end, islice(rule, MOST)))
    except (ValueError, TypeError) as error:
        raise WijkwerkerError(
            _("De herhaling “{rule}” is niet te lezen.").format(rule=activity.rule[:60]),
            _("Kies een herhaling uit de lijst, zoals elke week."),
        ) from error
