"""The classroom's panel on the desk: how much was answered lately."""

from datetime import timedelta

from django.utils import timezone

from classroom.models import Attempt

DAYS = 7


def panel(request):
    since = timezone.localdate() - timedelta(days=DAYS)
    return {
        "template": "admin/classroom/panel.html",
        "days": DAYS,
        "answers": Attempt.objects.visible_to(request.user).filter(day__gte=since).count(),
    }
