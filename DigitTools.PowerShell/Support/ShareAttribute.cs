using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>A parameter that is a share, 0..1: who writes it as a percentage is told how it is written.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShareAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject given ? given.BaseObject : inputData;
        if (Percent(value) is { } percent)
            throw new ArgumentTransformationMetadataException(Text.Format(Strings.ShareInPercent, value, percent / 100, percent));
        return inputData;
    }

    /// <summary>
    /// What is meant by a number from 2 on, or one with a sign of percent; null if the argument is something else. What is little over 1
    /// was meant as a share, and a comma may be one of thousands.
    /// </summary>
    private static double? Percent(object? value)
    {
        if (value is bool or null || (value is string all && all.Contains(',', StringComparison.Ordinal))) return null;
        string? sign = value is string text && text.TrimEnd() is [.. string number, '%'] ? number : null;
        if (!LanguagePrimitives.TryConvertTo(sign ?? value, out double share)) return null;
        return share is >= 0 and <= 100 && (sign is not null || share >= 2) ? share : null;
    }
}
