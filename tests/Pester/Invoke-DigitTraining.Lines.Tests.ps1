BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:amounts = Join-Path $ModuleRoot 'examples/amounts'
    $script:options = @{ DataPath = $amounts; BatchSize = 16; Seed = 3; WarningAction = 'SilentlyContinue' }
}

Describe 'Invoke-DigitTraining of lines' {
    It 'goes on from a model, on pictures with labels.csv, to one that Get-DigitText reads with' {
        $path = Join-Path $TestDrive 'mine.onnx'
        $result = Invoke-DigitTraining $path @options -InitialModel lines -Epochs 1 -ValidationFraction 0.5
        $result.Architecture | Should -Be 'Line'
        $result.ValidationAccuracy | Should -BeGreaterThan 0.5
        $result.TestAccuracy | Should -BeNullOrEmpty

        ($path | Get-DigitModel).TrainedOn | Should -Be 'drawn lines, and amounts: 5 pictures trained on, 6 validated on'
        (Get-DigitText (Join-Path $amounts '1025.png') -Model $path).ModelId | Should -Be ($path | Get-DigitModel).ModelId
    }

    It 'begins anew with -Architecture Line, and says what has no effect on it' {
        $limited = @{ Architecture = 'Line'; TimeLimit = '0:0:2'; WarningVariable = 'warnings' }
        $result = Invoke-DigitTraining (Join-Path $TestDrive 'new.onnx') @options @limited -OutlierRatio 0.5
        $result.Architecture | Should -Be 'Line'
        $result.StoppedBy | Should -Be 'TimeLimit'
        "$warnings" | Should -Match '-OutlierRatio'
    }

    It 'names a picture that its labels have and the folder has not' {
        $folder = New-Item (Join-Path $TestDrive 'holes') -ItemType Directory
        'file,text', 'gone.png,12' | Set-Content (Join-Path $folder 'labels.csv')
        $failure = { Invoke-DigitTraining (Join-Path $TestDrive 'x.onnx') -Architecture Line -DataPath $folder } |
            Should -Throw -PassThru
        Assert-ErrorRecord $failure DataInvalid InvalidData (Join-Path $folder 'labels.csv')
        "$failure" | Should -Match 'gone\.png'
        Join-Path $TestDrive 'x.onnx' | Should -Not -Exist
    }

    It 'leaves out a picture in which other lines are found than it has labels for, and says so' {
        $folder = New-Item (Join-Path $TestDrive 'uneven') -ItemType Directory
        'file,text', "$(Join-Path $amounts '1025.png'),10/25", "$(Join-Path $amounts '385.png'),385" |
            Set-Content (Join-Path $folder 'labels.csv')
        $few = @{ Architecture = 'Line'; DataPath = $folder; TimeLimit = '0:0:1'; ValidationFraction = 0; WarningVariable = 'warnings' }
        $null = Invoke-DigitTraining (Join-Path $TestDrive 'few.onnx') @few -WarningAction SilentlyContinue
        "$warnings" | Should -Match 'In 1 of 2 pictures'
    }
}
