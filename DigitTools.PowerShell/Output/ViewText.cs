using DigitTools.Core;
using DigitTools.Support;

namespace DigitTools;

/// <summary>Text for the eye, in views and messages. Properties of objects hold what there is, unchanged.</summary>
public static class ViewText
{
    /// <summary>
    /// Control characters, line ends and what turns the direction of writing round are shown as PowerShell writes them between double
    /// quotes (<c>`e</c>, <c>`r</c>, <c>`u{202E}</c>): a terminal would carry them out. Null is empty.
    /// </summary>
    public static string Visible(string? text) => VisibleText.Of(text);

    /// <summary>The names of model files, with + between those that read together; null is empty.</summary>
    /// <param name="paths">As <c>Test-DigitModel</c> gives them.</param>
    public static string ModelNames(string? paths) => paths is null ? "" : Visible(ToOutput.ModelName(paths));
}
