namespace DigitTools.Core.Onnx;

/// <summary>A model as ONNX Runtime takes it: in one piece.</summary>
/// <param name="Bytes">The model, with the weights that lay in other files.</param>
/// <param name="Id">First 12 hexadecimal digits of the SHA-256: of the file, or, where weights lie in other files, of the hashes of
/// all.</param>
/// <param name="Size">Of the files together, bytes.</param>
/// <param name="Files">Full paths of all files, the model first.</param>
/// <param name="Props">What the file has beside its graph; null where it isn't in the common format.</param>
internal sealed record ModelContent(byte[] Bytes, string Id, long Size, IReadOnlyList<string> Files, ModelProps? Props);
