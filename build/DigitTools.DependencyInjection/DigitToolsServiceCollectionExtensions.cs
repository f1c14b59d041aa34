using DigitTools.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

// Where callers of the like look, so that no further using is needed.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds readers of digits and numbers to a container of services.</summary>
public static class DigitToolsServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="DigitReader"/> and a <see cref="NumberReader"/>, unless they are there: each one for all, which loads its
    /// model when it is first asked for and is disposed of with the container.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="digits">How digits are read; null for the defaults.</param>
    /// <param name="numbers">How numbers are read; null for the defaults.</param>
    /// <param name="digitModelPath">The model for digits; null for the one that ships.</param>
    /// <param name="numberModelPath">The model for numbers; null for the one that ships.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDigitTools(
        this IServiceCollection services,
        DigitReaderOptions? digits = null,
        NumberReaderOptions? numbers = null,
        string? digitModelPath = null,
        string? numberModelPath = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(_ => DigitReader.Open(digitModelPath, digits));
        services.TryAddSingleton(_ => NumberReader.Open(numberModelPath, numbers));
        return services;
    }
}
