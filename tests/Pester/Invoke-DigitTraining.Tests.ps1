BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Train 600 -Test 200
}

Describe 'Invoke-DigitTraining' {
    It 'trains, writes and measures a model' {
        $output = Join-Path $TestDrive 'm.onnx'
        $result = Invoke-DigitTraining $output -DataPath $idx -Epochs 2 -BatchSize 32 -HistoryPath (Join-Path $TestDrive 'h.csv') -ChartPath (Join-Path $TestDrive 'c.png')
        $result.ModelPath | Should -Be $output
        $result.StoppedBy | Should -Be 'Completed'
        $result.Epochs.Epoch | Should -Be 1, 2
        $result.TestAccuracy | Should -Be (Test-DigitModel $output -DataPath $idx).Accuracy
        (Get-DigitModel $output).TrainingOptions['BatchSize'] | Should -Be '32'
        (Import-Csv (Join-Path $TestDrive 'h.csv')).Epoch | Should -Be '1', '2'
        (Get-Item (Join-Path $TestDrive 'c.png')).Length | Should -BeGreaterThan 5000
        Get-ChildItem $TestDrive -Force -Filter *.tmp | Should -BeNullOrEmpty
    }

    It 'writes digits.onnx into the location by default' {
        $here = New-Item (Join-Path $TestDrive 'here') -ItemType Directory
        Push-Location $here
        try { (Invoke-DigitTraining -DataPath ../idx -BatchSize 16 -Epochs 1).ModelPath | Should -Be (Join-Path $here 'digits.onnx') }
        finally { Pop-Location }
    }

    It 'emits each epoch with -PassThruEpoch, then the result' {
        $found = Invoke-DigitTraining (Join-Path $TestDrive 'p.onnx') -DataPath $idx -BatchSize 16 -Epochs 2 -PassThruEpoch
        $found | ForEach-Object { $_.GetType().Name } | Should -Be 'DigitTrainingEpoch', 'DigitTrainingEpoch', 'DigitTrainingResult'
    }

    It 'trains on class folders' {
        $classes = Export-ClassFolder (Join-Path $TestDrive 'classes') -Each 10
        $result = Invoke-DigitTraining (Join-Path $TestDrive 'k.onnx') -DataPath $classes -BatchSize 16 -Epochs 1
        $result.TestAccuracy | Should -BeNullOrEmpty
        $result.ModelPath | Should -Exist
    }

    It 'leaves an existing file alone without -Force' {
        $old = Join-Path $TestDrive 'old.onnx'
        Set-Content $old 'old'
        { Invoke-DigitTraining $old -DataPath $idx -BatchSize 16 -Epochs 1 } | Should -Throw -ErrorId 'OutputExists*'
        Get-Content $old | Should -Be 'old'
        (Invoke-DigitTraining $old -DataPath $idx -BatchSize 16 -Epochs 1 -Force).ModelPath | Should -Be $old
        (Get-DigitModel $old).Epochs.Count | Should -Be 1
    }

    It 'writes nothing under -WhatIf' {
        Invoke-DigitTraining (Join-Path $TestDrive 'w.onnx') -DataPath $idx -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'w.onnx' | Should -Not -Exist
    }

    It 'refuses <_> at once' -ForEach '-Epochs 0', '-BatchSize 0', '-LearningRate 0', '-ValidationFraction 1', '-Seed -1', '-ThreadCount 0' {
        $command = [scriptblock]::Create("Invoke-DigitTraining (Join-Path '$TestDrive' 'r.onnx') $_")
        $command | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'ends with DataNotFound where there is no data' {
        { Invoke-DigitTraining (Join-Path $TestDrive 'n.onnx') -DataPath (Join-Path $TestDrive 'none') } | Should -Throw -ErrorId 'DataNotFound*'
    }

    It 'keeps what it has when the next command has enough' {
        $output = Join-Path $TestDrive 'first.onnx'
        $epoch = Invoke-DigitTraining $output -DataPath $idx -BatchSize 16 -Epochs 10000 -PassThruEpoch | Select-Object -First 1
        $epoch.Epoch | Should -Be 1
        $output | Should -Exist
        Get-ChildItem $TestDrive -Force -Filter *.tmp | Should -BeNullOrEmpty
    }

    It 'stops with its job and leaves no temporary file' {
        $output = Join-Path $TestDrive 'job.onnx'
        $job = Start-ThreadJob { Import-Module $using:Manifest; Invoke-DigitTraining $using:output -DataPath $using:idx -BatchSize 16 -Epochs 10000 -PassThruEpoch }
        while (-not $job.Output.Count -and $job.State -in 'NotStarted', 'Running') { Start-Sleep -Milliseconds 50 }
        Stop-Job $job
        $job.State | Should -Be 'Stopped'
        Remove-Job $job
        (Get-DigitModel $output).Architecture | Should -Be 'Standard'
        Get-ChildItem $TestDrive -Force -Filter *.tmp | Should -BeNullOrEmpty
    }
}
