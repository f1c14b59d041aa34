using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>
/// What reaches a terminal of names of files and metadata of models that hold what a terminal carries out: text, and nothing else.
/// </summary>
public sealed partial class TerminalTests : IDisposable
{
    /// <summary>Sets the title of the window, moves the cursor to the start of the line, and ends in a carriage return.</summary>
    private const string Harmful = "x\e]0;title\a\u009b1G\r";

    private const string Shown = "x`e]0;title`a`u{9B}1G`r";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Views_EveryType_ShowControlCharactersAsText()
    {
        string text = Screen(
            """
            $types = [DigitTools.ViewText].Assembly.GetExportedTypes()
            foreach ($type in $types | Where-Object { $_.IsClass -and -not $_.IsAbstract -and $_.Namespace -eq 'DigitTools' }) {
                $object = [System.Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($type)
                foreach ($property in $type.GetProperties()) {
                    switch ($property.PropertyType.Name) {
                        String { $property.SetValue($object, "/folder/$harmful") }
                        OrderedDictionary { $property.SetValue($object, [ordered]@{ "option$harmful" = "value$harmful" }) }
                    }
                }
                "$($type.Name):"
                $object | Format-List | Out-String -Width 500
                $object | Format-Table | Out-String -Width 500
            }
            """);

        Assert.Contains("DigitModelInfo:", text, StringComparison.Ordinal);
        Assert.Contains($"option{Shown} value{Shown}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_HarmfulNames_AreTextInOutputErrorsAndAllMessages()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no such names.");
        _folder.Digit(Harmful + ".png", 0);
        File.WriteAllText(_folder[Harmful + ".gif"], "no picture");
        WriteHarmfulModel(_folder[Harmful + ".onnx"]);

        string text = Screen(
            """
            $name = "$folder/$harmful"
            foreach ($view in 'ConciseView', 'NormalView', 'CategoryView') {
                $ErrorView = $view
                Get-DigitPrediction -LiteralPath "$name.png", "$name.gif", "$name.none" -ChartDirectory $name -Verbose | Out-Host
                try { Get-DigitModel "no${harmful}drive:/x" } catch { $_ }
                try { Get-DigitModel -LiteralPath "$name.none" } catch { $_ }
            }
            Get-DigitModel -LiteralPath "$name.onnx" | Out-Host
            Get-DigitModel -LiteralPath "$name.onnx" | Format-Table | Out-Host
            Get-DigitPrediction -LiteralPath "$name.png" -Model "$name.onnx" -Verbose | Out-Null
            Get-DigitPrediction -LiteralPath "$name.png" -ChartDirectory $name -WhatIf | Out-Null
            Invoke-DigitBatch -LiteralPath $folder "$name.db" -LogPath "$name.log" -SettleTime 0 -WhatIf
            Invoke-DigitBatch -LiteralPath $folder "$name.db" -LogPath "$name.log" -SettleTime 0 -Verbose | Out-Host
            Get-DigitBatchResult "$name.db" | Out-Host
            Export-DigitReport "$name.html" -WhatIf
            Get-DigitPrediction -LiteralPath "$name.png" | Export-DigitWorkbook "$name.xlsx" -WhatIf
            Get-DigitPrediction -LiteralPath "$name.png" | Copy-DigitPicture $name -WhatIf
            Get-DigitPrediction -LiteralPath "$name.png" | ConvertTo-DigitTable | Out-Host
            """);

        string missing = $"There is no model at '{_folder.FullName}/{Shown}.none'";
        foreach (string expected in (string[])[$" {Shown}.p", $"{Shown}.gif", missing, $"{Shown}.db", "`e[J", "`e]0;x`a", "What if:"])
            Assert.Contains(expected, text, StringComparison.Ordinal);
        // Lines of JSON have an escape of their own, and give back what there was.
        string[] log = File.ReadAllLines(_folder[Harmful + ".log"]);
        Assert.DoesNotContain(log, line => line.Any(char.IsControl));
        IEnumerable<JsonElement> entries = log.Select(line => JsonElement.Parse(line)).Where(e => e.TryGetProperty("path", out _));
        Assert.Contains(_folder[Harmful + ".gif"], entries.Select(e => e.GetProperty("path").GetString()));
    }

    [Fact]
    public void Properties_AndTargets_StayWhatTheyAre()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no such names.");
        using var session = new ModuleSession();
        session["path"] = _folder.Digit(Harmful + ".png", 0);

        ScriptResult result = session.Run("Get-DigitPrediction -LiteralPath $path; Get-DigitPrediction -LiteralPath \"$path.none\"");

        Assert.Equal(_folder[Harmful + ".png"], Assert.Single(result.Values("Path")));
        Assert.Equal(_folder[Harmful + ".png"] + ".none", Assert.Single(result.Errors).TargetObject);
    }

    /// <summary>All that a script writes, in the real PowerShell with colour, which has to be text and line ends.</summary>
    private string Screen(string script)
    {
        string harmful = Convert.ToBase64String(Encoding.UTF8.GetBytes(Harmful));
        ChildResult result = ChildShell.RunPwsh(
            $$"""
            Import-Module '{{ModuleSession.Manifest}}'
            $PSStyle.OutputRendering = 'Ansi'
            $ProgressPreference = 'SilentlyContinue'
            $folder = '{{_folder.FullName}}'
            $harmful = [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String('{{harmful}}'))
            {{script}}
            """);
        string text = Colour().Replace(result.Output + result.Errors, "").ReplaceLineEndings("\n");
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        return text;
    }

    /// <summary>
    /// The shipped model with other words of the same length in its metadata: they are JSON, in which escape has six letters.
    /// </summary>
    private static void WriteHarmfulModel(string path)
    {
        string model = Encoding.Latin1.GetString(File.ReadAllBytes(ShippedModel.Path));
        string changed = model.Replace("\"Standard\"", "\"\\u001b[J\"", StringComparison.Ordinal)
            .Replace("pictures trained on", "\\u001b]0;x\\u0007   ", StringComparison.Ordinal);
        Assert.Equal(model.Length, changed.Length);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(changed));
    }

    [GeneratedRegex(@"\e\[[\d;]*m")]
    private static partial Regex Colour();
}
