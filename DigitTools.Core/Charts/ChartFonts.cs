using ScottPlot;
using ScottPlot.FontResolvers;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>The typeface that ships with the module: most containers have none, and Skia then draws no text and reports no error.</summary>
internal static class ChartFonts
{
    /// <summary>The name under which ScottPlot finds our files; an Inter that is installed on the machine must not answer to it.</summary>
    public static string Family => "DigitTools Inter";

    static ChartFonts()
    {
        string regular = Path.Combine(ModuleAssets.Folder, "fonts", "Inter-Regular.ttf");
        string bold = Path.Combine(ModuleAssets.Folder, "fonts", "Inter-SemiBold.ttf");
        Regular = Open(regular);
        Bold = Open(bold);
        Fonts.FontResolvers.Insert(0, new FileFontResolver(Family, bold, FontWeight.Bold, FontSlant.Upright, FontSpacing.Normal));
        Fonts.FontResolvers.Insert(0, new FileFontResolver(Family, regular, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal));
    }

    public static SKTypeface Regular { get; }

    public static SKTypeface Bold { get; }

    private static SKTypeface Open(string path) =>
        SKTypeface.FromFile(path) ?? throw new FileNotFoundException($"The font '{path}' of the charts is missing or damaged.", path);
}
