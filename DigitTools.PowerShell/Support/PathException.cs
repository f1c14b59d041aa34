using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>Carries the error record of a path that leads nowhere to the cmdlet that reports it.</summary>
internal sealed class PathException(ErrorRecord record) : Exception(record.Exception.Message, record.Exception)
{
    /// <summary>The record to report.</summary>
    public ErrorRecord Record { get; } = record;
}
