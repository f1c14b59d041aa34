using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>A place of a form that has something to read.</summary>
/// <param name="Name">What people call it; empty if it has no name.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Form">What is known of a text.</param>
internal sealed record FormField(string Name, FieldRegion Region, FieldKind Kind, TextForm Form);
