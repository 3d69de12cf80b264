"""What tests of the desk share: a form as a browser would send it back."""

from django.urls import reverse


def address(row, page="change"):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def sign_in(client, user):
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def form_of(response):
    """The data of an admin form just opened, unchanged: what a browser would send for it."""
    context = response.context_data
    data = {"seen_version": str(context.get("seen_version") or "")}
    _collect(data, context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        _collect(data, inline.formset.management_form)
        for form in inline.formset.forms:
            _collect(data, form)
    return data


def _collect(data, form):
    for field in form:
        value = field.value()
        if value is None or value is False:
            continue
        if isinstance(value, list | tuple):
            value = [getattr(each, "pk", each) for each in value]
        data[field.html_name] = "on" if value is True else value


def opened(client, row):
    response = client.get(address(row))
    assert response.status_code == 200
    return form_of(response)


def saved(client, row, data):
    """The response to a form sent; fails with the form's own words when it was refused."""
    response = client.post(address(row), data)
    if response.status_code == 200:
        raise AssertionError(errors_of(response))
    return response


def errors_of(response):
    """What an admin form that was not saved says, as one text."""
    return " ".join(map(str, response.context_data["errors"]))
