using System.Security.Cryptography;
using DigitTools.Core;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Merging;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Databases, as Get-DigitBatchResult reads, Invoke-DigitBatch goes on with, and Merge-DigitBatchResult merges them.</summary>
internal sealed class DatabaseTarget : FuzzTarget
{
    /// <summary>A link beside a database may lead to the whole machine.</summary>
    private static readonly EnumerationOptions s_withoutLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly DigitClassifier _classifier = DigitClassifier.Load(SeedFiles.PyTorchModel);
    private readonly DatabaseSeed[] _seeds;

    /// <summary>Makes the seeds.</summary>
    public DatabaseTarget(FuzzFolders folders)
        : base(FuzzKind.Databases) => _seeds = DatabaseSeed.All(folders, _classifier);

    /// <inheritdoc/>
    public override bool MayWrite => true;

    /// <inheritdoc/>
    public override string Make(FuzzRandom random, FuzzFolders folders)
    {
        random.Pick(_seeds).Write(folders);
        string damage = DatabaseDamage.Apply(random, folders);
        return random.OneIn(8) ? $"{damage}; the log is a {OddFile.Make(LogOf(folders), random)}" : damage;
    }

    /// <inheritdoc/>
    public override void Attack(FuzzRandom random, FuzzFolders folders, CancellationToken cancellationToken)
    {
        string database = DatabaseSeed.DatabaseOf(folders);
        string good = Path.Combine(folders.Output, "good.db"), all = Path.Combine(folders.Output, "all.db");
        File.WriteAllBytes(good, _seeds[0].Database);
        string[] sources = random.OneIn(2) ? [database, good] : [database];
        var merge = new MergeOptions { AllowMissing = random.OneIn(2) };
        BatchOptions options = DatabaseSeed.Options(folders) with { Force = random.OneIn(3), LogPath = LogOf(folders) };
        bool moves = random.OneIn(2);
        if (moves) options = DatabaseSeed.WithMoves(options, folders);

        // Each is what a user may do first with it; what one refuses another may take.
        DigitException? refused = null;
        Action[] uses =
        [
            () => Read(database, random),
            () => DatabaseMerger.Merge(sources, all, merge, cancellationToken: cancellationToken),
            () => { if (File.Exists(all)) Read(all, random); },
            () => DigitBatch.Preview(database, BatchReading.Digit, options, cancellationToken),
            () => Run(database, options, moves, folders, cancellationToken),
            () => DatabaseMerger.Merge([good], database, merge, cancellationToken: cancellationToken),
            () => Read(database, random),
        ];
        foreach (Action use in uses)
        {
            try
            {
                use();
            }
            catch (DigitException e) when (FuzzRunner.IsDocumented(e.Id))
            {
                refused ??= e;
            }
        }

        if (refused is not null) throw refused;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _classifier.Dispose();
        base.Dispose();
    }

    private static string LogOf(FuzzFolders folders) => Path.Combine(folders.Output, "log.jsonl");

    private static void Read(string path, FuzzRandom random)
    {
        using var database = BatchDatabase.OpenRead(path);
        foreach (DatabaseRun run in database.Runs()) Soundness.Check(run);
        var filter = new DatabaseFilter { Digits = random.OneIn(4) ? [7] : [], Statuses = random.OneIn(4) ? [BatchStatus.Failed] : [] };
        foreach (DatabaseRow row in database.Rows(filter)) Soundness.Check(row);
    }

    /// <summary>No picture is lost, and none is moved by a run that moves nothing.</summary>
    private void Run(string database, BatchOptions options, bool moves, FuzzFolders folders, CancellationToken cancellationToken)
    {
        string[] before = Pictures(folders, withPaths: !moves);
        try
        {
            BatchResult result = DigitBatch.Run(database, _classifier, options, new BatchEvents(Row: Soundness.Check), cancellationToken);
            UnsoundException.Unless(result.Run.Finished is not null, $"gives a run that has not ended");
        }
        finally
        {
            List<string> after = [.. Pictures(folders, withPaths: !moves)];
            string? gone = before.FirstOrDefault(picture => !after.Remove(picture));
            UnsoundException.Unless(gone is null, $"{(moves ? "loses" : "moves, unasked,")} a picture of the inbox");
        }
    }

    private static string[] Pictures(FuzzFolders folders, bool withPaths) =>
    [
        .. Directory.EnumerateFiles(folders.Case, "*.png", s_withoutLinks)
            .Select(f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))) + (withPaths ? f : "")),
    ];
}
