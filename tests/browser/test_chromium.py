"""The browser tests' own footing."""


def test_a_page_comes_with_its_hashed_stylesheet(live_server, page):
    loaded = []
    page.on("response", lambda response: loaded.append((response.status, response.url)))
    page.goto(f"{live_server.url}/admin/login/")
    assert page.get_by_label("Password").is_visible()
    assert loaded
    assert {status for status, _ in loaded} == {200}
