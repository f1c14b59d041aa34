namespace DigitTools.Core.Tests;

/// <summary>Runs all tests that use libtorch one after the other: its threads, seed and tensor counts belong to the process.</summary>
[CollectionDefinition(TorchTests.Collection)]
public sealed class TorchTestsDefinition : ICollectionFixture<TorchFixture>;
