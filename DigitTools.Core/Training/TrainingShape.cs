namespace DigitTools.Core.Training;

/// <summary>The counts of a training, which those of a checkpoint have to fit.</summary>
/// <param name="Numbers">All numbers of the network.</param>
/// <param name="Parameters">How many of them are trained.</param>
/// <param name="ValidationPictures">Pictures of the validation part.</param>
/// <param name="OutputsPerPicture">Numbers that are kept of each of them.</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="PicturesPerStep">Pictures of the data in a step.</param>
internal readonly record struct TrainingShape(
    int Numbers, int Parameters, int ValidationPictures, int OutputsPerPicture, int Epochs, int StepsPerEpoch, int PicturesPerStep);
