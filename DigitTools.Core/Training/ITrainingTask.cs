namespace DigitTools.Core.Training;

/// <summary>What a training teaches a network: the batches of its steps, and how well it is learnt.</summary>
internal interface ITrainingTask : IDisposable
{
    /// <summary>The numbers of the network, and the gradient of the last step.</summary>
    TrainedNumbers Numbers { get; }

    /// <summary>Pictures that the network is trained on.</summary>
    int TrainingPictures { get; }

    /// <summary>Pictures that are held back; 0 for none.</summary>
    int ValidationPictures { get; }

    /// <summary>Numbers that <see cref="Validate"/> leaves of each picture.</summary>
    int OutputsPerPicture { get; }

    /// <summary>Pictures of the data in a step.</summary>
    int PicturesPerStep { get; }

    /// <summary>Steps of an epoch.</summary>
    int StepsPerEpoch { get; }

    /// <summary>Prepares an epoch, which depends on nothing before it.</summary>
    /// <param name="epoch">1, 2, 3 ...</param>
    void StartEpoch(int epoch);

    /// <summary>Computes the gradient of a batch.</summary>
    /// <param name="step">0, 1, 2 ... within the epoch.</param>
    /// <param name="stepOfAll">Steps of the whole training so far.</param>
    /// <returns>The loss, nats, and how many pictures are read right.</returns>
    (double Loss, int Right) Step(int step, long stepOfAll);

    /// <summary>Reads the validation part.</summary>
    /// <param name="values">All numbers of the network to ask.</param>
    /// <param name="outputs">Takes what is left of each picture, for <see cref="Fit"/>.</param>
    /// <returns>The mean loss, nats, and the share that is read right.</returns>
    (double Loss, double Accuracy) Validate(float[] values, float[] outputs);

    /// <summary>Whether more of the validation part is read right than chance explains.</summary>
    /// <param name="outputs">Of <see cref="Validate"/>.</param>
    bool IsAboveChance(float[] outputs);

    /// <summary>Fits how sure the network is.</summary>
    /// <param name="outputs">Of <see cref="Validate"/>, in the best epoch; null if there is none, or no validation part.</param>
    FittedConfidence Fit(float[]? outputs);
}
