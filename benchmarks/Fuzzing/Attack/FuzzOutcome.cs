using DigitTools.Core;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>What became of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Damage">What was done to the input.</param>
/// <param name="Refused">The error by which it was refused; null where it was taken, or is a finding.</param>
/// <param name="Finding">What must not be; null where all is well.</param>
/// <param name="Elapsed">Time of the attack.</param>
/// <param name="IsHang">It has not ended: its thread is still at work.</param>
internal sealed record FuzzOutcome(
    FuzzCase Case, string Damage, DigitErrorId? Refused, string? Finding, TimeSpan Elapsed, bool IsHang = false);
