using System.Globalization;

namespace DigitTools.Core.Tests;

/// <summary>Runs something as on a machine in another country.</summary>
internal static class Culture
{
    public static T Run<T>(string name, Func<T> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
