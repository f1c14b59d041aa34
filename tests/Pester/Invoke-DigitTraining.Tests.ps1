BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Train 600 -Test 200
    $script:few = Export-IdxFolder (Join-Path $TestDrive 'few') -Train 100 -Test 50
    # Threads of a training wait for each other on a busy machine.
    $script:quick = @{
        DataPath = $few; Architecture = 'Small'; BatchSize = 16; Epochs = 1; ThreadCount = 1; WarningAction = 'SilentlyContinue'
    }

    function Get-TrainingPath([string] $Name) {
        Join-Path $TestDrive $Name
    }
}

Describe 'A training' {
    BeforeAll {
        $script:output, $script:history, $script:chart = 'm.onnx', 'h.csv', 'c.png' | ForEach-Object { Get-TrainingPath $_ }
        $script:rows = [System.Collections.Generic.List[int]]::new()
        $options = @{
            Epochs = 3; BatchSize = 16; Seed = 5; LearningRate = 0.003; NoAugmentation = $true; ThreadCount = 1
            HistoryPath = $history; ChartPath = $chart; WarningAction = 'SilentlyContinue'
        }
        $script:given = Invoke-DigitTraining $output -DataPath $idx @options -PassThruEpoch |
            ForEach-Object { $rows.Add((Get-Content $history).Count); $_ }
        $script:result = $given[-1]
    }

    It 'gives the result of the contract' {
        $result.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitTrainingResult'
        $result.ModelPath | Should -Be $output
        "$($result.Architecture) $($result.StoppedBy) $($result.Seed)" | Should -Be 'Standard Completed 5'
        $result.BestEpoch | Should -BeIn 1, 2, 3
        $result.Epochs.Epoch | Should -Be 1, 2, 3
        $result.ValidationAccuracy | Should -BeGreaterThan 0.1
        $result.TestLoss | Should -BeGreaterThan 0
        $result.Parameters | Should -BeGreaterThan 0
        $result.MultiplyAdds | Should -BeGreaterThan $result.Parameters
        $result.Elapsed | Should -BeGreaterThan ([timespan]::Zero)
    }

    It 'writes a model that tells and measures the same' {
        $result.TestAccuracy | Should -BeGreaterThan 0.5
        ($result | Test-DigitModel -DataPath $idx).Accuracy | Should -Be $result.TestAccuracy
        $model = $result | Get-DigitModel
        $model.Path | Should -Be $output
        $model.TestAccuracy | Should -Be $result.TestAccuracy
        $model.TrainingOptions['BatchSize'] | Should -Be '16'
    }

    It 'gives each epoch when it ends with -PassThruEpoch, then the result' {
        $given | ForEach-Object { $_.GetType().Name } |
            Should -Be 'DigitTrainingEpoch', 'DigitTrainingEpoch', 'DigitTrainingEpoch', 'DigitTrainingResult'
        # The heading of the history, and a row for each epoch that has ended.
        $rows | Should -Be 2, 3, 4, 4
        foreach ($epoch in $given[0..2]) {
            foreach ($accuracy in $epoch.TrainAccuracy, $epoch.ValidationAccuracy) { $accuracy -ge 0 -and $accuracy -le 1 | Should -BeTrue }
            foreach ($name in 'TrainLoss', 'ValidationLoss', 'LearningRate', 'ImagesPerSecond') { $epoch.$name | Should -BeGreaterThan 0 }
            $epoch.Elapsed | Should -BeGreaterThan ([timespan]::Zero)
        }
    }

    It 'writes history and chart, and nothing else' {
        (Get-Content $history)[0] |
            Should -Be 'Epoch,TrainLoss,TrainAccuracy,ValidationLoss,ValidationAccuracy,LearningRate,Seconds,ImagesPerSecond'
        $back = Import-Csv $history
        $back.Epoch | Should -Be '1', '2', '3'
        $back | ForEach-Object { $_.PSObject.Properties.Value } | ForEach-Object { [double]::Parse($_, [cultureinfo]::InvariantCulture) } |
            Should -HaveCount 24
        Get-PngWidth $chart | Should -BeGreaterThan 500
        (Get-ChildItem $TestDrive -Force -File).Name | Should -Be 'c.png', 'h.csv', 'm.onnx'
    }
}

Describe 'Invoke-DigitTraining' {
    It 'writes digits.onnx into the location by default' {
        $here = New-Item (Get-TrainingPath 'here') -ItemType Directory
        $relative = $quick.Clone()
        $relative.DataPath = '../few'
        Push-Location $here
        try { (Invoke-DigitTraining @relative).ModelPath | Should -Be (Join-Path $here 'digits.onnx') }
        finally { Pop-Location }
    }

    It 'trains on class folders, which have no test half' {
        $classes = $quick.Clone()
        $classes.DataPath = Export-ClassFolder (Get-TrainingPath 'classes') -Each 10
        $given = Invoke-DigitTraining (Get-TrainingPath 'k.onnx') @classes -Verbose 4>&1
        $given[-1].TestAccuracy | Should -BeNullOrEmpty
        $given[-1].TestLoss | Should -BeNullOrEmpty
        "$given" | Should -Match 'no test half'
        $given[-1].ModelPath | Should -Exist
    }

    It 'leaves out a picture that cannot be read, also when it goes on after a stop' {
        $options = $quick.Clone()
        $options.DataPath = Export-ClassFolder (Get-TrainingPath 'broken') -Each 10
        $broken = Join-Path $options.DataPath '4' 'bad.png'
        'no picture' | Set-Content $broken
        $options += @{ CheckpointPath = Get-TrainingPath 'broken.checkpoint'; ErrorAction = 'SilentlyContinue' }
        $options.Epochs = 2
        $model = Get-TrainingPath 'b.onnx'
        { Invoke-DigitTraining $model @options -PassThruEpoch | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        $given = Invoke-DigitTraining $model @options -Resume -ErrorVariable problems
        $given.Epochs.Count | Should -Be 2
        $given.Skipped | Should -Be 1
        $problems.Count | Should -Be 1
        Assert-ErrorRecord $problems[0] PictureUnreadable InvalidData $broken
    }

    It 'has nothing to say of a validation part that is not there' {
        $more = @{ ValidationFraction = 0; HistoryPath = Get-TrainingPath 'v.csv'; ChartPath = Get-TrainingPath 'v.png' }
        $result = Invoke-DigitTraining (Get-TrainingPath 'v.onnx') @quick @more
        $result.ValidationAccuracy | Should -BeNullOrEmpty
        $result.ValidationLoss | Should -BeNullOrEmpty
        $result.BestEpoch | Should -BeNullOrEmpty
        $result.ModelPath | Should -Exist
    }

    It 'gives the same model for the same seed' {
        $losses = 7, 7, 8 | ForEach-Object { (Invoke-DigitTraining (Get-TrainingPath 's.onnx') @quick -Seed $_ -Force).TestLoss }
        $losses[1] | Should -Be $losses[0]
        $losses[2] | Should -Not -Be $losses[0]
    }

    It 'warns of few pictures for so many steps' {
        $loud = $quick.Clone()
        $loud.WarningAction = 'Continue'
        $given = Invoke-DigitTraining (Get-TrainingPath 'f.onnx') @loud 3>&1
        $given[0] | Should -BeOfType [System.Management.Automation.WarningRecord]
        $given[-1].StoppedBy | Should -Be 'Completed'
    }

    It 'warns once where nothing was learnt' {
        # Steps that are too small to learn anything.
        $more = $quick.Clone()
        $more.DataPath = Export-IdxFolder (Get-TrainingPath 'tiny') -Train 1200
        $null = Invoke-DigitTraining (Get-TrainingPath 'n.onnx') @more -LearningRate 1e-8 -ValidationFraction 0.5 -WarningVariable warnings
        @($warnings -like '*learnt nothing*').Count | Should -Be 1
    }
}

Describe 'The end of a training' {
    It 'comes within an epoch where the time is over, and keeps what there is' {
        # An epoch of all of MNIST takes longer than a second on any machine, even of the smallest network.
        $options = @{ Architecture = 'Small'; ThreadCount = 1; TimeLimit = '0:0:1' }
        $warned = @{ WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue' }
        $result = Invoke-DigitTraining (Get-TrainingPath 'time.onnx') @options @warned
        $result.StoppedBy | Should -Be 'TimeLimit'
        $result.BestEpoch | Should -Be 1
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'epoch 1'
        $result.ModelPath | Should -Exist
    }

    It 'comes early where patience is over' {
        # Steps that large only ever make it worse.
        $patient = $quick.Clone()
        $patient.Epochs = 200
        $result = Invoke-DigitTraining (Get-TrainingPath 'patience.onnx') @patient -Patience 1 -LearningRate 1
        $result.StoppedBy | Should -Be 'Patience'
        $result.Epochs.Count | Should -BeGreaterThan 1
        $result.Epochs.Count | Should -BeLessThan 200
    }

    It 'keeps a whole model where the next command has <Name>' -ForEach @(
        @{ Name = 'enough'; Run = { param($Path) Invoke-DigitTraining $Path @endless | Select-Object -First 1 } }
        @{ Name = 'failed'
            Run = { param($Path) { Invoke-DigitTraining $Path @endless | ForEach-Object { throw 'enough' } } | Should -Throw 'enough' }
        }
    ) {
        $endless = $quick.Clone()
        $endless.Epochs = 10000
        $endless.PassThruEpoch = $true
        $output = Get-TrainingPath "$Name.onnx"
        $null = & $Run $output
        (Get-DigitModel $output).Architecture | Should -Be 'Small'
        Get-ChildItem $TestDrive -Force -Filter *.tmp | Should -BeNullOrEmpty
    }

    It 'comes with the end of its job, and leaves a whole model and no temporary file' {
        $output = Get-TrainingPath 'job.onnx'
        $job = Start-ThreadJob {
            Import-Module $using:Manifest
            Invoke-DigitTraining $using:output -DataPath $using:idx -BatchSize 16 -Epochs 10000 -ThreadCount 1 -PassThruEpoch
        }
        while (-not $job.Output.Count -and $job.State -in 'NotStarted', 'Running') { Start-Sleep -Milliseconds 50 }
        Stop-Job $job
        $job.State | Should -Be 'Stopped'
        Remove-Job $job
        (Get-DigitModel $output).Architecture | Should -Be 'Standard'
        Get-ChildItem $TestDrive -Force -Filter *.tmp | Should -BeNullOrEmpty
    }
}

Describe 'What is refused' {
    BeforeAll {
        $script:none = Get-TrainingPath 'none'
        $script:new = Get-TrainingPath 'new.onnx'
        $script:file = (New-Item (Get-TrainingPath 'file')).FullName
    }

    It 'an existing file, without -Force' {
        $old = Get-TrainingPath 'old.onnx'
        Set-Content $old 'old'
        Assert-Failure { Invoke-DigitTraining $old @quick } OutputExists ResourceExists $old
        Get-Content $old | Should -Be 'old'
        (Invoke-DigitTraining $old @quick -Force).ModelPath | Should -Be $old
        (Get-DigitModel $old).Epochs.Count | Should -Be 1
    }

    It 'a training that diverges, and the existing file stays' {
        $old = Get-TrainingPath 'kept.onnx'
        Set-Content $old 'old'
        Assert-Failure { Invoke-DigitTraining $old @quick -LearningRate 10 -WeightDecay 10 -Force } TrainingDiverged InvalidResult $old
        Get-Content $old | Should -Be 'old'
    }

    It 'data that is not there, and nothing is written' {
        Assert-Failure { Invoke-DigitTraining $new -DataPath $none } DataNotFound ObjectNotFound $none
        $new | Should -Not -Exist
    }

    It 'a path outside of the file system' {
        Assert-Failure { Invoke-DigitTraining Env:/x } ProviderNotSupported InvalidArgument
    }

    It 'a path that cannot be written, before the data is read: <Name>' -ForEach @(
        @{ Name = 'a model below a file'; Target = '$file/m.onnx'; Run = { Invoke-DigitTraining "$file/m.onnx" -DataPath $none -Force } }
        @{ Name = 'a folder as model'; Target = '$few'; Run = { Invoke-DigitTraining $few -DataPath $none -Force } }
        @{ Name = 'a history below a file'; Target = '$file/x'; Run = { Invoke-DigitTraining $new -DataPath $none -HistoryPath "$file/x" } }
        @{ Name = 'a chart below a file'; Target = '$file/x'; Run = { Invoke-DigitTraining $new -DataPath $none -ChartPath "$file/x" } }
    ) {
        Assert-Failure $Run OutputNotWritable WriteError $ExecutionContext.InvokeCommand.ExpandString($Target)
    }

    It '<_>, at once' -ForEach @(
        '-Epochs 0', '-BatchSize 0', '-LearningRate 0', '-LearningRate 11', '-WeightDecay -1', '-ValidationFraction 0.95'
        '-ValidationFraction -0.1', '-Patience -1', '-Seed -1', '-ThreadCount 0', "-OutputPath ''", "-DataPath ''"
    ) {
        $run = [scriptblock]::Create("Invoke-DigitTraining $_")
        { & $run } | Should -Throw -ExceptionType ([System.Management.Automation.ParameterBindingException])
    }

    It '-TimeLimit <_>, at once' -ForEach '00:00:00', '-00:00:01', 10 {
        # A number counts ticks, not seconds.
        $limit = $_
        Assert-Failure { Invoke-DigitTraining $new -TimeLimit $limit } TimeLimitInvalid InvalidArgument
        $new | Should -Not -Exist
    }

    It 'everything that writes, under -WhatIf' {
        $more = @{ HistoryPath = Get-TrainingPath 'w.csv'; ChartPath = Get-TrainingPath 'w.png' }
        Invoke-DigitTraining (Get-TrainingPath 'sub/w.onnx') @quick @more -WhatIf | Should -BeNullOrEmpty
        'sub', 'w.csv', 'w.png' | ForEach-Object { Get-TrainingPath $_ | Should -Not -Exist }
    }
}
