using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Reports;

/// <summary>An evaluation that a report shows beside its pictures.</summary>
/// <param name="Name">Which model read which data.</param>
/// <param name="Numbers">The evaluation; its reliability bins aren't shown.</param>
internal sealed record ReportEvaluation(string Name, DigitEvaluation Numbers);
