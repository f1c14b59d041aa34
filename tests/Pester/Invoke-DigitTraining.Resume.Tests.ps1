BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Train 600 -Test 200
    $script:options = @{
        DataPath = $idx; BatchSize = 16; Seed = 3; ThreadCount = 1; Architecture = 'Small'; WarningAction = 'SilentlyContinue'
    }
    $script:whole = Invoke-DigitTraining (Join-Path $TestDrive 'whole.onnx') @options -Epochs 4
}

Describe 'Architectures' {
    It 'differ in size, and are written' {
        $few = @{ DataPath = Export-IdxFolder (Join-Path $TestDrive 'few') -Train 60; Epochs = 1; BatchSize = 16; ThreadCount = 1 }
        $few += @{ WarningAction = 'SilentlyContinue' }
        $results = 'Small', 'Standard', 'Large' |
            ForEach-Object { Invoke-DigitTraining (Join-Path $TestDrive "$_.onnx") -Architecture $_ @few }
        $results.Architecture | Should -Be 'Small', 'Standard', 'Large'
        ($results | Get-DigitModel).Architecture | Should -Be 'Small', 'Standard', 'Large'
        ($results | Get-DigitModel).Parameters | Should -Be $results.Parameters
        $results[0].Parameters | Should -BeLessThan $results[1].Parameters
        $results[1].Parameters | Should -BeLessThan $results[2].Parameters
    }
}

Describe '-InitialModel' {
    It 'is where the training goes on from' {
        $same = $options.Clone()
        $same.Remove('Architecture')
        $tuned = Invoke-DigitTraining (Join-Path $TestDrive 'tuned.onnx') @same -InitialModel $whole.ModelPath -Epochs 1
        $fresh = Invoke-DigitTraining (Join-Path $TestDrive 'fresh.onnx') @options -Epochs 1
        $tuned.Architecture | Should -Be 'Small'
        $tuned.TestLoss | Should -BeLessThan $fresh.TestLoss
    }
}

Describe '-Resume' {
    BeforeEach {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $script:model, $script:state = 'm.onnx', 'state' | ForEach-Object { Join-Path $folder $_ }
    }

    It 'gives the model of an unbroken run' {
        {
            Invoke-DigitTraining $model @options -Epochs 4 -CheckpointPath $state -PassThruEpoch |
                ForEach-Object { if ($_.Epoch -eq 2) { throw 'enough' } }
        } | Should -Throw 'enough'
        $result = Invoke-DigitTraining $model @options -Epochs 4 -CheckpointPath $state -Resume
        $result.Epochs.Epoch | Should -Be 1, 2, 3, 4
        $result.TestLoss | Should -Be $whole.TestLoss
        $result.ValidationLoss | Should -Be $whole.ValidationLoss
    }

    It 'has to be said where the checkpoint is there' {
        'old' | Set-Content $state
        $failure = { Invoke-DigitTraining $model @options -Epochs 1 -CheckpointPath $state } | Should -Throw -PassThru
        Assert-ErrorRecord $failure OutputExists ResourceExists $state
        $failure.ErrorDetails.RecommendedAction | Should -Match '-Resume'
        Get-Content $state | Should -Be 'old'
    }

    It 'needs a checkpoint' {
        Assert-Failure { Invoke-DigitTraining $model @options -Resume } ResumeWithoutCheckpoint InvalidArgument
    }

    It 'ends at a checkpoint that is none, and leaves it there' {
        'no checkpoint' | Set-Content $state
        Assert-Failure { Invoke-DigitTraining $model @options -CheckpointPath $state -Resume } CheckpointInvalid InvalidData $state
        Get-Content $state | Should -Be 'no checkpoint'
        $model | Should -Not -Exist
    }

    It 'replaces no model that is not its own: <Name>' -ForEach @(
        @{ Name = 'a file that is no model'; HasCheckpoint = $true; Write = { 'old' | Set-Content $model } }
        @{ Name = 'one of another training'; HasCheckpoint = $true; Write = { Copy-Item $whole.ModelPath $model } }
        @{ Name = 'one before the first checkpoint'; HasCheckpoint = $false; Write = { Copy-Item $whole.ModelPath $model } }
    ) {
        $one = @{ Epochs = 1; CheckpointPath = $state }
        if ($HasCheckpoint) { $null = Invoke-DigitTraining (Join-Path (Split-Path $model) 'first.onnx') @options @one }
        & $Write
        $before = Get-FileHash $model
        Assert-Failure { Invoke-DigitTraining $model @options @one -Resume } OutputExists ResourceExists $model
        (Get-FileHash $model).Hash | Should -Be $before.Hash
    }
}
