namespace DigitTools.PowerShell.Tests;

/// <summary>A report as its readers meet it, in a real browser.</summary>
public sealed class ReportPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Report_Opens_ShowsSummaryPicturesAndEvaluation()
    {
        _folder.Digits(5);
        _folder.Blank("blank.png");
        string idx = _folder.Idx(train: 0, test: 500);
        await using BrowserPage page = await Open($"& {{ Get-DigitPrediction \"$folder/*.png\"; Test-DigitModel -DataPath '{idx}' }}");

        Assert.Equal("6 pictures: 5 recognized, 1 empty", await page.Text("#finding"));
        Assert.Equal(6, await page.Get<int>("document.querySelectorAll('.card').length"));
        // Five pictures with what the network saw of them, and blank paper that it didn't see.
        Assert.Equal(11, await page.Get<int>("document.querySelectorAll('.card img').length"));
        Assert.Equal(0, await page.Get<int>(
            """
            Promise.all([...document.images].map(i => i.decode()))
                .then(() => [...document.images].filter(i => i.naturalWidth !== 28 && i.naturalWidth !== 40).length)
            """));
        Assert.Contains("500", await page.Text(".evaluated h2"), StringComparison.Ordinal);
        Assert.Equal(100, await page.Get<int>("document.querySelectorAll('.matrix tbody td').length"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_OfNumbers_ShowsEachWithItsBoxesAndFindsIt()
    {
        string amounts = Path.Combine(Repository.Root, "examples", "amounts");
        await using BrowserPage page = await Open($"Get-DigitText '{amounts}/1025.png', '{amounts}/385.png'");

        Assert.Equal(["1025", "385"], (await page.Texts(".reading b")).Order(StringComparer.Ordinal));
        Assert.Equal(7, await page.Get<int>("document.querySelectorAll('.card rect').length"));
        Assert.True(await page.Get<bool>("[...document.querySelectorAll('.card rect')].every(r => r.getBBox().height > 10)"));
        Assert.Equal(0, await page.Get<int>("document.querySelectorAll('#digits, #by-digit').length"));
        await page.Page.TypeAsync("#by-name", "102");
        Assert.Equal(["1025.png"], await page.Texts(".name"));
        await page.Page.ClickAsync(".card");
        Assert.Equal(4, await page.Get<int>("document.querySelectorAll('.probability').length"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_OfSheets_ShowsCellsInThePictureAndAsATable()
    {
        string picture = _folder.Digit("sheet.png", 0);
        await using BrowserPage page = await Open(
            $$"""
            $cell = @{
                Path = '{{picture}}'; Grid = 1; Row = 1; Column = 1; RowSpan = 1; ColumnSpan = 1; Status = 'Recognized'; Text = '417'
                Reason = 'None'; Confidence = 0.99; Left = 2; Top = 2; Width = 8; Height = 8
            }
            [pscustomobject]$cell
            $cell.Column = 3; $cell.RowSpan = 2; $cell.Text = '5'; $cell.Status = 'Rejected'; $cell.Confidence = 0.5; $cell.Left = 15
            [pscustomobject]$cell
            $cell.Column = 1; $cell.Row = 2; $cell.RowSpan = 1; $cell.Text = ''; $cell.Status = 'Empty'; $cell.Confidence = 0
            [pscustomobject]$cell
            """);

        Assert.Equal("1 picture: 1 rejected", await page.Text("#finding"));
        Assert.Contains("3 cells: 1 recognized, 1 rejected, 1 empty", await page.Text("#facts"), StringComparison.Ordinal);
        // What is empty has no box.
        Assert.Equal(2, await page.Get<int>("document.querySelectorAll('.card rect').length"));
        Assert.Equal(0, await page.Get<int>("document.querySelectorAll('#digits, #by-digit').length"));
        await page.Page.TypeAsync("#by-name", "417");
        await page.Page.ClickAsync(".card");
        // A place without a cell stays blank, and a merged cell reaches into the row below.
        Assert.Equal(["417", "", "5?", "", ""], await page.Texts(".readings tbody td"));
        Assert.Equal(2, await page.Get<int>("document.querySelectorAll('.readings tbody td')[2].rowSpan"));
        Assert.Equal(2, await page.Get<int>("document.querySelectorAll('.readings td.absent').length"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_Filters_ShowWhatFits()
    {
        await using BrowserPage page = await Open(Rows);

        await page.Page.SelectAsync("#by-status", "Rejected");
        Assert.Equal(["b.png", "a.png"], await page.Texts(".name"));
        await page.Page.SelectAsync("#by-reason", "NotADigit");
        Assert.Equal(["a.png"], await page.Texts(".name"));
        await page.Page.ClickAsync("#show-all");
        await page.Page.WaitForFunctionAsync("() => document.querySelectorAll('.name').length === 5");
        await page.Page.SelectAsync("#by-digit", "7");
        Assert.Equal(["a.png", "c10.png"], await page.Texts(".name"));
        await page.Page.SelectAsync("#by-digit", "none");
        Assert.Equal(["blank.png"], await page.Texts(".name"));
        await page.Page.SelectAsync("#by-digit", "");
        await page.Page.TypeAsync("#from", "50");
        await page.Page.TypeAsync("#to", "99");
        Assert.Equal(["a.png", "c9.png"], await page.Texts(".name"));
        await page.Page.TypeAsync("#by-name", "C9");
        Assert.Equal(["c9.png"], await page.Texts(".name"));
        Assert.Equal("1 picture of 5", await page.Text("#shown"));
        await page.Page.TypeAsync("#by-name", "nothing like it");
        Assert.Equal("No picture fits these filters.", await page.Text("#none"));
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("least", "b a c9 c10 blank")]
    [InlineData("most", "c10 c9 a b blank")]
    [InlineData("digit", "b c9 a c10 blank")]
    [InlineData("status", "blank c9 c10 b a")]
    [InlineData("name", "a b blank c9 c10")]
    [InlineData("given", "c10 a c9 blank b")]
    public async Task Report_Order_SortsAsItSays(string order, string names)
    {
        await using BrowserPage page = await Open(Rows);

        await page.Page.SelectAsync("#order", order);

        Assert.Equal(names.Split(' ').Select(n => n + ".png"), await page.Texts(".name"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_BarsAndTiles_ChooseTheirPictures()
    {
        await using BrowserPage page = await Open(Rows);

        await page.Page.ClickAsync("button[data-status=\"Empty\"]");
        Assert.Equal(["blank.png"], await page.Texts(".name"));
        // With the keyboard, as no mouse is sure to be there.
        await page.Page.FocusAsync("#digits g[role=\"button\"][aria-label^=\"Digit 7\"]");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(["c10.png"], await page.Texts(".name"));
        await page.Page.FocusAsync("#confidences g[role=\"button\"][aria-label^=\"Confidence 50 to 70\"]");
        await page.Page.Keyboard.PressAsync(" ");
        Assert.Equal(["a.png"], await page.Texts(".name"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_Detail_OpensTurnsAndCloses()
    {
        _folder.Digits(3);
        await using BrowserPage page = await Open("Get-DigitPrediction \"$folder/*.png\"");
        string[] names = await page.Texts(".name");

        await page.Page.FocusAsync(".card");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(names[0], await page.Text("#detail-name"));
        Assert.Equal(10, await page.Get<int>("document.querySelectorAll('.probability').length"));
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(names[1], await page.Text("#detail-name"));
        Assert.Equal("2 of 3", await page.Text("#place"));
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Get<bool>("document.querySelector('#detail').open"));
        // The browser tells of the closing a moment later.
        await page.Page.WaitForFunctionAsync("name => document.activeElement.querySelector('.name')?.textContent === name", names[1]);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_OfSeveralFolders_ShowsThemBesideTheNames()
    {
        _folder.Digit(Path.Combine("pupil 1", "a.png"), 0);
        _folder.Digit(Path.Combine("pupil 2", "a.png"), 0);
        await using BrowserPage page = await Open("Get-DigitPrediction $folder -Recurse");

        Assert.Equal(["pupil 1", "pupil 2"], (await page.Texts(".folder")).Order(StringComparer.Ordinal));
        Assert.Equal(["a.png", "a.png"], await page.Texts(".name"));
        await page.Page.ClickAsync(".card");
        Assert.Matches("^pupil [12]/a.png$", await page.Text("#detail-name"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_NamesLikeMarkup_StayText()
    {
        string[] names =
        [
            "<img src=x onerror=alert(1)>.png", "<script>alert(2)<", "\"><svg onload=alert(3)>.png",
            "&lt;b&gt; 数字 ${alert(4)} {{script}}.png", "' onclick='alert(5).png",
        ];
        _session["names"] = names;
        await using BrowserPage page = await Open(
            """
            foreach ($n in $names) {
                [pscustomobject]@{ Path = "$folder/$n"; Status = $n; Reason = $n; Digit = 7; Confidence = 0.5; ModelId = $n }
            }
            """,
            "-Title '<img src=x onerror=alert(6)></title><script>alert(7)</script>'");

        await page.Page.SelectAsync("#order", "given");
        Assert.Equal(names, await page.Texts(".name"));
        await page.Page.ClickAsync(".card");
        Assert.Equal(names[0], await page.Text("#detail-name"));
        Assert.Equal("<img src=x onerror=alert(6)></title><script>alert(7)</script>", await page.Text("h1"));
        Assert.Equal(0, await page.Get<int>("document.querySelectorAll('img, #cards svg, #cards script, b:not(.reading b)').length"));
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_Policy_ForbidsTheNetworkAndOtherScripts()
    {
        await using BrowserPage page = await Open(Rows);

        Assert.True(await page.Get<bool>(
            """
            new Promise(done => {
                const blocked = new Set();
                document.addEventListener('securitypolicyviolation', e => {
                    blocked.add(e.effectiveDirective);
                    if (blocked.size === 3) done(true);
                });
                fetch('file:///etc/hosts').catch(() => {});
                document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
                document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.invalid/x.png' }));
            })
            """));
        Assert.True(await page.Get<bool>("window.ran === undefined"));
    }

    [Fact]
    public async Task Report_TenThousandPictures_StayUsable()
    {
        string picture = _folder.Digit("a.png", 0);
        await using BrowserPage page = await Open(
            $$"""
            for ($i = 0; $i -lt 10000; $i++) {
                [pscustomobject]@{ Path = '{{picture}}'; Status = 'Recognized'; Digit = $i % 10; Confidence = 0.2 + $i / 20000 }
            }
            """);

        Assert.Equal("1 to 96 of 10,000 pictures", await page.Text("#shown"));
        // What isn't on the page isn't in the document.
        Assert.InRange(await page.Get<int>("document.querySelectorAll('*').length"), 1000, 5000);
        await page.Page.ClickAsync(".pager nav [aria-label=\"Last page\"]");
        Assert.Equal("9,985 to 10,000 of 10,000 pictures", await page.Text("#shown"));
        Assert.Equal(32, await page.Get<int>("Promise.all([...document.images].map(i => i.decode())).then(all => all.length)"));
        await page.Page.SelectAsync("#by-digit", "3");
        Assert.Equal("1 to 96 of 1,000 pictures found, 10,000 in all", await page.Text("#shown"));
        Assert.True(await page.Get<bool>("[...document.querySelectorAll('.reading b')].every(b => b.textContent === '3')"));
        page.AssertQuiet();
    }

    [Theory]
    [InlineData(360, "light")]
    [InlineData(360, "dark")]
    [InlineData(1280, "dark")]
    public async Task Report_AnyScreen_FitsAndFollowsTheScheme(int width, string scheme)
    {
        _folder.Digit(new string('n', 150) + ".png", 0);
        string idx = _folder.Idx(train: 0, test: 300);
        string script = $"& {{ Get-DigitPrediction \"$folder/*.png\"; Test-DigitModel -DataPath '{idx}' }}";
        await using BrowserPage page = await Open(script, width: width, scheme: scheme);
        Assert.Equal(width, await page.Get<int>("document.documentElement.scrollWidth"));
        int brightness = await page.Get<int>(
            "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)");
        Assert.Equal(scheme == "dark", brightness < 3 * 64);
        page.AssertQuiet();
    }

    [Fact]
    public async Task Report_Nothing_SaysSo()
    {
        await using BrowserPage page = await Open("");
        Assert.Equal("No pictures", await page.Text("#finding"));
        Assert.Equal("There are no pictures in this report.", await page.Text("#none"));
        page.AssertQuiet();
    }

    /// <summary>Rows of every status, without pictures.</summary>
    private const string Rows =
        """
        [pscustomobject]@{ Path = 'c10.png'; Status = 'Recognized'; Reason = 'None'; Digit = 7; Confidence = 0.999 }
        $p = [ordered]@{ Path = 'a.png'; Status = 'Rejected'; Reason = 'NotADigit'; Confidence = 0.6; Second = 1; SecondConfidence = 0.4 }
        foreach ($d in 0..9) { $p["P$d"] = $d -eq 7 ? 0.6 : $d -eq 1 ? 0.4 : 0 }
        [pscustomobject]$p
        [pscustomobject]@{ Path = 'c9.png'; Status = 'Recognized'; Reason = 'None'; Digit = 1; Confidence = 0.98 }
        [pscustomobject]@{ Path = 'blank.png'; Status = 'Empty'; Reason = 'NoInk'; Confidence = 0 }
        $p = [ordered]@{
            Path = 'b.png'; Status = 'Rejected'; Reason = 'LowConfidence'; Confidence = 0.45; Second = 1; SecondConfidence = 0.4
        }
        foreach ($d in 0..9) { $p["P$d"] = $d -eq 0 ? 0.45 : $d -eq 1 ? 0.4 : 0.01 }
        [pscustomobject]$p
        """;

    private async Task<BrowserPage> Open(string script, string options = "", int width = 1280, string scheme = "light")
    {
        _session["folder"] = _folder.FullName;
        _session.Run(
            $"$null = & {{ {script} }} | Export-DigitReport \"$folder/report.html\" {options} -WarningAction SilentlyContinue").NoErrors();
        return await browser.OpenAsync(_folder["report.html"], width, scheme);
    }
}
