namespace DigitTools.Core.Recognition;

/// <summary>The reading of a picture that was taken.</summary>
/// <param name="Index">Its place in the list.</param>
/// <param name="Trust">How far it is to be trusted, 0..1.</param>
/// <param name="Several">How sure it is that there are several digits, 0..1; 0 if the one digit is surer.</param>
/// <param name="Blank">How sure it is that there is no writing, 0..1.</param>
internal readonly record struct ChosenReading(int Index, double Trust, double Several, double Blank);
