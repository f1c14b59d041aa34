using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>The commands that the shell brings itself.</summary>
public sealed class ShellCommandTests : ShellFolder
{
    private const string Records = "$o = 3, 1, 2 | ForEach-Object { [pscustomobject] @{ A = $_; B = \"x$($_ % 2)\"; C = 1.5 * $_ } }; ";

    [Theory]
    [InlineData("Get-ChildItem -Filter *.png", "x[1].png", "x1.png", "zwölf.png")]
    [InlineData("Get-ChildItem x*.png", "x[1].png", "x1.png")]
    [InlineData("dir -LiteralPath 'x[1].png'", "x[1].png")]
    [InlineData("gci -LiteralPath 'br[2]'", "e.png")]
    [InlineData("Get-ChildItem 'br`[2`]'", "e.png")]
    [InlineData("Get-ChildItem -Directory", "a b", "br[2]")]
    [InlineData("Get-ChildItem 'a b' -File", "c.png")]
    [InlineData("Get-ChildItem -Recurse -Filter *.png -File", "c.png", "d.PNG", "e.png", "x[1].png", "x1.png", "zwölf.png")]
    [InlineData("Get-ChildItem *.png -Recurse", "c.png", "d.PNG", "e.png", "x[1].png", "x1.png", "zwölf.png")]
    [InlineData("Get-ChildItem -LiteralPath 'a b' -Recurse", "c.png", "d.PNG", "sub")]
    [InlineData("Get-ChildItem -Depth 0 -Directory", "a b", "br[2]")]
    [InlineData("Get-ChildItem -Force -File -Filter .h*", ".hidden.png")]
    [InlineData("Get-Item 'a b' | Get-ChildItem", "c.png", "sub")]
    [InlineData("gci 'x1.png', 'note.txt'", "note.txt", "x1.png")]
    public void GetChildItem_Finds(string command, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Lines(command + " | ForEach-Object Name").Order(StringComparer.Ordinal));

    [Fact]
    public void GetChildItem_GivesTheObjectsOfPwsh() =>
        Assert.Equal(
            ["System.IO.FileInfo", "True", "x[1].png"],
            Lines("$f = Get-ChildItem -LiteralPath 'x[1].png'; $f.GetType().FullName; $f.PSPath.StartsWith('Microsoft.PowerShell.Core\\FileSystem::'); $f.PSChildName"));

    [Fact]
    public void GetChildItem_MissingPath_IsErrorAndTheNextGoesOn()
    {
        ShellProcess result = ShellProcess.Run(
            Folder, "-c", "Get-ChildItem nowhere, note.txt -ErrorVariable e | ForEach-Object Name; $e.Count; $e[0].FullyQualifiedErrorId.Split(',')[0]; $e[0].CategoryInfo.Category; $Error.Count");
        Assert.Equal(["note.txt", "1", "PathNotFound", "ObjectNotFound", "1"], result.Lines);
        Assert.Contains("nowhere", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void GetChildItem_UnknownParameter_IsError()
    {
        ShellProcess result = ShellProcess.Run(Folder, "-c", "Get-ChildItem -Attributes Hidden");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'Attributes'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_JoinSplitAndResolve()
    {
        Assert.Equal(["a/b/c", "d [1]", "d [1]", ".png", "x/y"], Normal(Lines(
            "Join-Path a b c; Split-Path 'q/d [1].png' -LeafBase; Split-Path 'q/d [1]' -Leaf; Split-Path d.png -Extension; Split-Path x/y/z")));
        Assert.Equal(["./note.txt", "True"], Normal(Lines("Resolve-Path note.t* -Relative; (Convert-Path note.txt) -eq (Get-Item note.txt).FullName")));
    }

    [Theory]
    [InlineData("Test-Path 'x[2].png'", false)]
    [InlineData("Test-Path -LiteralPath 'x[1].png'", true)]
    [InlineData("Test-Path 'a b' -PathType Leaf", false)]
    [InlineData("Test-Path -LiteralPath 'br[2]' -PathType Container", true)]
    [InlineData("Test-Path ''", false)]
    [InlineData("Test-Path nodrive:/x", false)]
    public void TestPath_Tells(string command, bool expected) => Assert.Equal([expected.ToString()], Lines(command));

    [Fact]
    public void Items_AreMadeReadMovedAndRemoved()
    {
        Assert.Equal(
            ["one", "two", "one", "True", "False"],
            Lines("""
                $null = New-Item -ItemType Directory 'new [1]/deep'
                'one', 'two' | Set-Content -LiteralPath 'new [1]/t.txt'
                Get-Content -LiteralPath 'new [1]/t.txt'
                Copy-Item -LiteralPath 'new [1]/t.txt' copy.txt
                Move-Item copy.txt moved.txt
                Get-Content moved.txt -TotalCount 1
                Remove-Item -LiteralPath 'new [1]' -ErrorAction SilentlyContinue
                Test-Path -LiteralPath 'new [1]'
                Remove-Item -LiteralPath 'new [1]' -Recurse
                Test-Path -LiteralPath 'new [1]'
                """));
    }

    [Fact]
    public void Items_WhatIf_ChangesNothing()
    {
        Lines("Remove-Item note.txt -WhatIf; Move-Item note.txt b.txt -WhatIf; New-Item c.txt -WhatIf; 1 | Export-Csv d.csv -WhatIf; 1 | Out-File e.txt -WhatIf");
        Assert.True(File.Exists(Path.Combine(Folder, "note.txt")));
        Assert.All(new[] { "b.txt", "c.txt", "d.csv", "e.txt" }, name => Assert.False(File.Exists(Path.Combine(Folder, name))));
    }

    [Fact]
    public void SelectObject_PicksObjectsAndProperties()
    {
        Assert.Equal(["1", "2", "9", "10", "4"], Lines("1..10 | Select-Object -First 2; 1..10 | Select-Object -Last 2; 1..10 | Select-Object -Skip 3 -First 1"));
        Assert.Equal(["A,Z", "6", "1", "x1"], Lines(
            Records + "$s = $o | Select-Object A, @{ n = 'Z'; e = { $_.A * 2 } }; $s[0].PSObject.Properties.Name -join ','; $s[0].Z; ($o | Select-Object -Expand A)[1]; $o[0] | Select-Object -ExpandProperty B"));
    }

    [Fact]
    public void SelectObject_First_StopsTheCommandsBefore() =>
        Assert.Equal(["1", "seen 1"], Lines("1..5 | ForEach-Object { $script:seen = $_; $_ } | Select-Object -First 1; \"seen $seen\""));

    [Fact]
    public void SortGroupAndMeasure_GiveWhatPwshGives()
    {
        Assert.Equal(["3 2 1", "2 1 3", "1 3"], Lines(
            Records + "($o | Sort-Object A -Descending).A -join ' '; ($o | Sort-Object B, A).A -join ' '; ($o | Sort-Object A | Select-Object -First 1).A, ($o | Sort-Object A -Bottom 1).A -join ' '"));
        Assert.Equal(["x0=1 x1=2"], Lines(Records + "($o | Group-Object B | ForEach-Object { \"$($_.Name)=$($_.Count)\" }) -join ' '"));
        Assert.Equal(["3 6 2 3 1"], Lines(
            Records + "$m = $o | Measure-Object A -Sum -Average -Maximum -Minimum; $m.Count, $m.Sum, $m.Average, $m.Maximum, $m.Minimum -join ' '"));
    }

    [Fact]
    public void FormatTableAndList_UseTheEngine()
    {
        Assert.Equal(["A B", "- -", "3 x1", "1 x1", "2 x0"], Lines(Records + "$o | Format-Table A, B -AutoSize").Select(line => line.TrimEnd()));
        Assert.Equal(["A : 3", "C : 4.5"], Lines(Records + "$o[0] | Format-List A, C"));
    }

    [Fact]
    public void Csv_RoundTripsWhatNeedsQuotes()
    {
        Assert.Equal(
            ["\"N\",\"V\"", "\"a \"\"b\"\", c\",\"1\"", "2", "a \"b\", c", "0;1"],
            Lines("""
                [pscustomobject] @{ N = 'a "b", c'; V = 1 } | Export-Csv t.csv -NoTypeInformation
                Get-Content t.csv
                [pscustomobject] @{ N = "two`nlines"; V = $null } | Export-Csv t.csv -Append
                $r = Import-Csv t.csv
                $r.Count
                $r[0].N
                "$($r[1].V.Length);$($r[1].N.IndexOf("`n") -eq 3 ? 1 : 0)"
                """));
    }

    [Fact]
    public void ConvertToJson_WritesAsPwsh() =>
        Assert.Equal(
            ["""[{"A":1,"B":1.0,"C":"x","D":null,"E":[true,"t"]},2]"""],
            Lines("[pscustomobject] @{ A = 1; B = 1.0; C = 'x'; D = $null; E = $true, 't' }, 2 | ConvertTo-Json -Compress"));

    [Fact]
    public void Redirection_WritesWhatTheScreenWouldShow() =>
        Assert.Equal(["1", "2", "text", "True"], Lines(
            "1..2 > r.txt; 'text' >> r.txt; Get-Content r.txt; (Get-Item note.txt | Out-String).Contains('note.txt')"));

    [Fact]
    public void AbsentCommands_AreNoneOfThoseHere()
    {
        string list = File.ReadAllText(Path.Combine(Repository.Root, "DigitTools.Shell", "Commands", "AbsentCommands.txt"));
        string[] here = Lines("(Get-Command).Name");
        Assert.Contains("Get-ChildItem", here);
        Assert.Empty(here.Intersect(list.Split('\n', StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The output with the separators of Unix, whatever the system.</summary>
    private static string[] Normal(string[] lines) => Array.ConvertAll(lines, line => line.Replace('\\', '/'));
}
