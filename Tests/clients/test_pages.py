"""The page in a browser: fold, search, slide, choose tabs; nothing leaves it, nobody is left out."""
import shutil
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from reported import Reported

BROWSER = next(
    filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


@unittest.skipUnless(BROWSER, "no Chromium on this machine")
class PageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reported = Reported()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.reported.remove()

    def open(self, name, width=1280, scheme="light"):
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.addCleanup(context.close)
        page = context.new_page()
        complaints, requests = [], []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        file = self.reported.folder / "out" / "scenarios" / f"{name}.html"
        page.goto(file.as_uri())
        self.addCleanup(self.is_quiet, complaints, requests, file.as_uri())
        return page

    def is_quiet(self, complaints, requests, address):
        self.assertEqual(complaints, [])
        self.assertEqual({request.split("#")[0] for request in requests}, {address})

    def test_requests_fold(self):
        page = self.open("chat/notebook")
        request = page.locator("details.request").first
        self.assertFalse(request.evaluate("d => d.open"))
        request.locator("summary").click()
        self.assertTrue(request.get_by_role("tabpanel").first.is_visible())
        page.get_by_role("button", name="Unfold all").click()
        self.assertEqual(page.locator("main details:not([open])").count(), 0)
        page.get_by_role("button", name="Fold all", exact=True).click()
        self.assertEqual(page.locator("main details[open]").count(), 0)

    def test_tabs_follow_mouse_and_keys(self):
        page = self.open("chat/notebook")
        request = page.locator("#step-5 details.request").first
        request.locator("summary").click()
        request.get_by_role("tab", name="boto3").click()
        self.assertIn("client.put_item(", request.get_by_role("tabpanel").inner_text())
        page.keyboard.press("ArrowRight")
        self.assertIn("PutItemInput(", request.get_by_role("tabpanel").inner_text())
        page.keyboard.press("Home")
        self.assertIn('"TableName": "chat"', request.get_by_role("tabpanel").inner_text())
        self.assertEqual(request.get_by_role("tabpanel").count(), 1)

    def test_search_leaves_what_is_found(self):
        page = self.open("chat/notebook")
        search = page.get_by_role("searchbox")
        search.fill("town hall")
        shown = page.locator("[data-step]:visible")
        self.assertLess(0, shown.count())
        self.assertLess(shown.count(), page.locator("[data-step]").count())
        for text in shown.all_text_contents():
            self.assertIn("town hall", text.lower())
        search.fill("")
        self.assertEqual(page.locator("[data-step]:not(:visible)").count(), 0)

    def test_the_slider_goes_through_the_steps(self):
        page = self.open("chat/notebook")
        slider = page.get_by_role("slider")
        slider.focus()
        page.keyboard.press("Home")
        self.assertEqual(page.locator("#stage tbody tr").count(), 0)
        page.get_by_role("button", name="Next").click()
        self.assertEqual(page.locator("#stage tr.is-new").count(), 1)
        slider.focus()
        page.keyboard.press("End")
        self.assertIn("1 added, 1 changed", page.locator("#where").inner_text())
        self.assertEqual(page.locator("#stage tr.is-changed del").inner_text(), "2")
        # The partition's cell spans its collection.
        self.assertEqual(page.locator("#stage th.pk").first.get_attribute("rowspan"), "6")
        page.get_by_role("combobox").select_option(label="Index GSI1 of chat")
        # Sparse: only memberships are in the index; projected: their names are not.
        self.assertEqual(page.locator("#stage tbody tr").count(), 2)
        self.assertNotIn("Alice", page.locator("#stage").inner_text())

    def test_the_slider_shows_the_table_that_a_step_changed(self):
        page = self.open("compare/twitter")
        chosen = page.get_by_role("combobox")
        self.assertEqual(chosen.evaluate("s => s.selectedOptions[0].text"), "Table twitter-v2")
        self.assertGreater(page.locator("#stage tbody tr").count(), 0)
        page.locator("#step-1-2").get_by_role("link", name="the table after this step").click()
        self.assertEqual(chosen.evaluate("s => s.selectedOptions[0].text"), "Table twitter")
        self.assertEqual(page.locator("#stage tr.is-new").count(), 3)
        self.assertIn("After step 1.2", page.locator("#where").inner_text())

    def test_the_script_draws_what_the_page_held(self):
        page = self.open("chat/notebook")
        plain = self.browser.new_context(java_script_enabled=False)
        self.addCleanup(plain.close)
        still = plain.new_page()
        still.goto(page.url)
        rows = "#stage tbody tr"
        drawn = [" ".join(row.split()) for row in page.locator(rows).all_inner_texts()]
        held = [" ".join(row.split()) for row in still.locator(rows).all_inner_texts()]
        # The script marks what changed: the old value stands beside the new one.
        self.assertEqual([row.replace("2 → 3", "3") for row in drawn], held)
        self.assertEqual(still.locator("button:visible").count(), 0)

    def test_it_fits_a_phone(self):
        for name in ["chat/notebook", "twitter/notebook", "hostile"]:
            page = self.open(name, width=390)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 390)

    def test_traps_do_nothing(self):
        page = self.open("hostile")
        page.get_by_role("button", name="Unfold all").click()
        for mark in page.locator("main h2").all()[:5]:
            mark.hover()
        self.assertNotEqual(page.title(), "caught")
        self.assertEqual(page.locator("main script:not(#states), main img, main iframe").count(), 0)
        self.assertEqual(page.locator("a[href^='javascript']").count(), 0)

    def test_axe_finds_nobody_left_out(self):
        for name in ["chat/notebook", "twitter/notebook", "failing"]:
            for scheme in ["light", "dark"]:
                page = self.open(name, scheme=scheme)
                page.get_by_role("button", name="Unfold all").click()
                found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
                self.assertEqual(found.violations_count, 0, found.generate_report()[:3_000])


if __name__ == "__main__":
    unittest.main()
