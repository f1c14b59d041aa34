BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:shipped = (Get-Item (Join-Path $ModuleRoot 'bin/lib/Assets/digits.onnx')).FullName
}

Describe 'Get-DigitModel' {
    It 'describes the model that ships' {
        $model = Get-DigitModel
        $model.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitModelInfo'
        $model.Path | Should -Be $shipped
        $model.Size | Should -Be (Get-Item $shipped).Length
        $model.Size | Should -BeLessThan 3000000
        $model.ModelId | Should -Be (Get-FileHash $shipped).Hash.Substring(0, 12).ToLowerInvariant()
        $model.Architecture | Should -Not -BeNullOrEmpty
        $model.ToolVersion | Should -Not -BeNullOrEmpty
        $model.TrainedOn | Should -Match 'MNIST'
        $model.Created | Should -BeOfType [System.DateTimeOffset]
        $model.Created | Should -BeLessThan ([System.DateTimeOffset]::UtcNow)
        $model.Classes | Should -Be (0..9 | ForEach-Object ToString)
        $model.InputShape[1..3] | Should -Be 1, 28, 28
    }

    It 'tells what the model that ships costs and how well it reads' {
        $model = Get-DigitModel
        $model.Networks | Should -Be 3
        $model.Parameters | Should -BeGreaterThan 10000
        $model.Parameters | Should -BeLessThan 1000000
        $model.MultiplyAdds | Should -BeGreaterThan $model.Parameters
        $model.TestAccuracy | Should -BeGreaterOrEqual 0.995
        # All pictures were trained on.
        $model.ValidationAccuracy | Should -BeNullOrEmpty
        $model.Temperature | Should -BeGreaterThan 0.1
        $model.Temperature | Should -BeLessThan 10
        $model.MinimumConfidence | Should -BeGreaterThan 0
        $model.MinimumConfidence | Should -BeLessThan 1
    }

    It 'has the history of the training and its options' {
        $model = Get-DigitModel
        $model.Epochs.Count | Should -BeGreaterThan 0
        $model.Epochs.Epoch | Should -Be (1..$model.Epochs.Count)
        $model.TrainingOptions | Should -BeOfType [System.Collections.Specialized.OrderedDictionary]
        $model.TrainingOptions['Epochs'] | Should -Not -BeNullOrEmpty
        $model.TrainingOptions['Seed'] | Should -Not -BeNullOrEmpty
    }

    It 'takes paths, wildcards, files and models' {
        $folder = New-Item (Join-Path $TestDrive 'models') -ItemType Directory
        $first = Join-Path $folder 'a.onnx'
        Copy-Item $shipped $first
        [System.IO.File]::Copy($shipped, (Join-Path $folder 'b[1].onnx'))
        (Get-DigitModel $first).Path | Should -Be $first
        ($first | Get-DigitModel).Path | Should -Be $first
        (Get-DigitModel $first | Get-DigitModel).Path | Should -Be $first
        (Get-DigitModel -LiteralPath (Join-Path $folder 'b[1].onnx')).ModelId | Should -Be (Get-DigitModel).ModelId
        @(Get-DigitModel (Join-Path $folder '*.onnx')).Count | Should -Be 2
        @(Get-ChildItem $folder | Get-DigitModel).Count | Should -Be 2
    }

    It 'says of a prediction which model it came from' {
        $digit = Export-DigitPng (Join-Path $TestDrive 'x.png') 0
        (Get-DigitPrediction $digit).ModelId | Should -Be (Get-DigitModel).ModelId
    }

    It 'tells of a model of another tool how it wants its pictures' {
        $foreign = Get-DigitModel (Join-Path $ModuleRoot 'tests/DigitTools.Core.Tests/Fixtures/pytorch-cnn.onnx') -WarningVariable warned
        $foreign.Convention | Should -Be '0..1'
        $foreign.ConventionSource | Should -Be 'Probe'
        $foreign.ConventionCertainty | Should -BeGreaterThan 0.9
        $foreign.ProbeAccuracy | Should -BeGreaterThan 0.8
        $foreign.OutputKind | Should -Be 'Logits'
        $foreign.MinimumConfidence | Should -BeGreaterThan 0.1
        $warned | Should -BeNullOrEmpty
        $own = Get-DigitModel
        $own.Convention, $own.ConventionSource, $own.ConventionCertainty | Should -Be '0..1', 'Metadata', $null
    }

    It 'takes a convention, and warns of a model that reads nothing so' {
        $file = Join-Path $ModuleRoot 'tests/DigitTools.Core.Tests/Fixtures/pytorch-cnn.onnx'
        $given = Get-DigitModel $file -Convention '0..1 inverted' -WarningVariable warned -WarningAction SilentlyContinue
        $given.Convention, $given.ConventionSource | Should -Be '0..1 inverted', 'Given'
        $given.ModelId | Should -Not -Be (Get-DigitModel $file).ModelId
        "$warned" | Should -Match 'reads? no digits'
        $digit = Export-DigitPng (Join-Path $TestDrive 'y.png') 0
        (Get-DigitPrediction $digit -Model $file -Convention 0..1).ModelId | Should -Not -Be (Get-DigitPrediction $digit -Model $file).ModelId
        (Test-DigitModel $file -Convention -1..1).Accuracy | Should -BeLessThan (Test-DigitModel $file).Accuracy
        Assert-Failure { Get-DigitModel $file -Convention upside } ConventionInvalid InvalidArgument upside
    }

    It 'converts to JSON' {
        $back = Get-DigitModel | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $back.Size | Should -Be (Get-Item $shipped).Length
        $back.TrainingOptions.Epochs | Should -Not -BeNullOrEmpty
    }

    It 'ends with <Id> for <Arguments>' -ForEach @(
        @{ Arguments = 'Env:\PATH'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument' }
        @{ Arguments = 'Env:\P*'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument' }
        @{ Arguments = '-LiteralPath Env:\PATH'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument' }
        @{ Arguments = 'nodrive:\x.onnx'; Id = 'DriveNotFound'; Category = 'ObjectNotFound' }
    ) {
        $failure = { & ([scriptblock]::Create("Get-DigitModel $Arguments -ErrorAction Stop")) } | Should -Throw -ErrorId "$Id*" -PassThru
        $failure.CategoryInfo.Category | Should -Be $Category
    }

    It 'ends with <Id> for <Name>' -ForEach @(
        @{ Name = 'none.onnx'; Id = 'ModelNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'text.onnx'; Id = 'ModelInvalid'; Category = 'InvalidData' }
    ) {
        'no model' | Set-Content (Join-Path $TestDrive 'text.onnx')
        $file = Join-Path $TestDrive $Name
        Assert-Failure { Get-DigitModel $file } $Id $Category $file
    }
}
