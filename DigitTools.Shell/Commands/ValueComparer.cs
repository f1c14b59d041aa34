using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Orders values as PowerShell's operators do: text without case unless asked, null first, numbers by value.</summary>
internal sealed class ValueComparer(bool caseSensitive) : IComparer<object?>
{
    public int Compare(object? x, object? y) =>
        LanguagePrimitives.TryCompare(x, y, !caseSensitive, out int result)
            ? result
            // What has no order of its own is ordered by its text.
            : string.Compare(x?.ToString(), y?.ToString(), caseSensitive ? StringComparison.CurrentCulture : StringComparison.CurrentCultureIgnoreCase);

    /// <summary>Whether two objects are equal, or are records with equal properties.</summary>
    internal static bool SameValues(PSObject x, PSObject y)
    {
        if (x.BaseObject is not PSCustomObject || y.BaseObject is not PSCustomObject)
            return LanguagePrimitives.Equals(x.BaseObject, y.BaseObject);

        PSPropertyInfo[] left = x.Properties.ToArray();
        return left.Length == y.Properties.Count()
            && Array.TrueForAll(left, property => y.Properties[property.Name] is { } other && LanguagePrimitives.Equals(property.Value, other.Value));
    }
}
