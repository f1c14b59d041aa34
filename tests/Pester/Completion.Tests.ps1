BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:models = New-Item (Join-Path $TestDrive 'models') -ItemType Directory
    'mine.onnx', 'my second.onnx', 'notes.txt', 'digits.csv', 'mnist.npz' | ForEach-Object { $null = New-Item (Join-Path $models $_) }
    $null = New-Item (Join-Path $models 'older') -ItemType Directory
    $inbox = Export-DigitFolder (Join-Path $TestDrive 'inbox') -Count 1
    1..2 | ForEach-Object { $null = Invoke-DigitBatch $inbox (Join-Path $models 'runs.db') }

    function Get-Completion([string] $Line) {
        Push-Location $models
        try { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
        finally { Pop-Location }
    }
}

Describe 'Completion' {
    It 'offers models, folders and names that ship after <_>' -ForEach @(
        'Get-DigitPrediction x.png -Model', 'Test-DigitModel -Model', 'Test-DigitModel', 'Get-DigitModel -Path', 'Get-DigitModel'
        'Test-DigitText -Model', 'Test-DigitText data', 'Get-DigitGrid x.png -TextModel', 'Invoke-DigitTraining -InitialModel', 'Invoke-DigitBatch x x.db -Text -Model'
    ) {
        Get-Completion "$_ " | Split-Path -Leaf | ForEach-Object Trim "'" | Sort-Object |
            Should -Be 'digits', 'lines', 'mine.onnx', 'my second.onnx', 'older'
    }

    It 'offers conventions after <_>' -ForEach 'Get-DigitModel x.onnx', 'Get-DigitPrediction x.png', 'Test-DigitModel', 'Invoke-DigitBatch x x.db' {
        Get-Completion "$_ -Convention " | Should -Contain "'0..255 inverted'"
        Get-Completion "$_ -Convention mean" | Should -Be "'mean 0.1307 deviation 0.3081'"
    }

    It 'offers what begins like the word' {
        Get-Completion 'Get-DigitPrediction x.png -Model ./mi' | Split-Path -Leaf | Should -Be 'mine.onnx'
        Get-Completion 'Get-DigitModel DIG' | Should -Be 'digits'
        Get-Completion 'Get-DigitPrediction x.png -Model x' | Should -BeNullOrEmpty
    }

    It 'takes the name of a model that ships, whatever its case' {
        (Get-DigitModel DIGITS).Path | Should -Be (Get-DigitModel).Path
        (Get-DigitModel -Path digits).Path | Should -Be (Get-DigitModel).Path
    }

    It 'takes a file of that name first' {
        Push-Location (New-Item (Join-Path $TestDrive 'first') -ItemType Directory)
        try {
            'no model' | Set-Content digits
            Assert-Failure { Test-DigitModel digits } ModelInvalid InvalidData (Join-Path $PWD 'digits')
        }
        finally {
            Pop-Location
        }
    }

    It 'offers folders alone after <_>' -ForEach @(
        'Test-DigitText', 'Get-DigitPrediction x.png -ChartDirectory', 'Get-DigitGrid x.png -CellDirectory', '1 | Copy-DigitPicture'
    ) {
        Get-Completion "$_ " | Split-Path -Leaf | Should -Be 'older'
    }

    It 'offers labelled data and folders after <_>' -ForEach 'Test-DigitModel -DataPath', 'Invoke-DigitTraining -DataPath' {
        Get-Completion "$_ " | Split-Path -Leaf | Sort-Object | Should -Be 'digits.csv', 'mnist.npz', 'older'
    }

    It 'offers templates and folders after Get-DigitGrid -Template' {
        Get-Completion 'Get-DigitGrid x.png -Template ' | Split-Path -Leaf | Sort-Object | Should -Be 'digits.csv', 'older'
    }

    It 'offers databases and folders after <_>' -ForEach @(
        'Get-DigitBatchResult', 'Get-DigitBatchRun -Database', 'Remove-DigitBatchResult', 'Invoke-DigitBatch x'
        'Merge-DigitBatchResult *.db'
    ) {
        Get-Completion "$_ " | Split-Path -Leaf | Should -Be 'older', 'runs.db'
    }

    It 'offers what the runs of the database have after <Line>' -ForEach @(
        @{ Line = 'Get-DigitBatchResult runs.db -ModelId'; Property = 'ModelId' }
        @{ Line = 'Get-DigitBatchResult -Database ./runs.db -RunId'; Property = 'RunId' }
        @{ Line = 'Get-DigitBatchRun runs.db -RunId'; Property = 'RunId' }
        @{ Line = 'Remove-DigitBatchResult runs.db -RunId'; Property = 'RunId' }
    ) {
        $offered = @((Get-DigitBatchRun (Join-Path $models runs.db)).$Property | Select-Object -Unique)
        Get-Completion "$Line " | Should -Be $offered
        Get-Completion "$Line $($offered[0].ToString().Substring(0, 4))" | Should -Be $offered
        Get-Completion "$Line x" | Should -BeNullOrEmpty
    }

    It 'offers nothing of a database that is not there' {
        Get-Completion 'Get-DigitBatchResult none.db -RunId ' | Should -BeNullOrEmpty
        Get-Completion 'Get-DigitBatchResult notes.txt -ModelId ' | Should -BeNullOrEmpty
    }

    It 'offers files after <_>' -ForEach @(
        'Test-DigitModel -ChartPath', 'Invoke-DigitTraining -CheckpointPath', 'Invoke-DigitTraining -HistoryPath'
    ) {
        Get-Completion "$_ " | Split-Path -Leaf | Should -Contain 'notes.txt'
    }

    It 'offers the values of <Line>' -ForEach @(
        @{ Line = 'Get-DigitPrediction x.png | Where-Object Status -eq '; Choices = 'Recognized', 'Rejected', 'Empty' }
        @{ Line = 'Get-ChildItem | Get-DigitText | ? Reason -EQ No'; Choices = 'None', 'NotADigit', 'NoInk', 'NothingKept' }
        @{ Line = 'Get-DigitGrid x.jpg | ? Status -EQ rej'; Choices = 'Rejected' }
        @{ Line = 'Get-DigitBatchResult x.db | where Status -ne f'; Choices = 'Failed' }
        @{ Line = '$read | Where-Object Status -eq r'; Choices = 'Recognized', 'Rejected' }
        @{ Line = 'Get-ChildItem | Where-Object Status -eq '; Choices = @() }
        @{ Line = '$models | Where-Object Status -eq '; Choices = @() }
    ) {
        $global:read = Get-DigitPrediction (Export-BlankPng (Join-Path $TestDrive 'blank.png'))
        try { Get-Completion $Line | Should -Be $Choices }
        finally { Remove-Variable read -Scope Global }
    }

    It 'offers the choices of <Line>' -ForEach @(
        @{ Line = 'Get-DigitPrediction x.png -Polarity '; Choices = 'Auto', 'DarkOnLight', 'LightOnDark' }
        @{ Line = 'Get-DigitPrediction x.png -Polarity d'; Choices = 'DarkOnLight' }
        @{ Line = 'Get-DigitBatchResult x.db -Reason no'; Choices = 'NoInk', 'None', 'NotADigit', 'NothingKept' }
        @{ Line = 'Invoke-DigitBatch x x.db -Reread -Status r'; Choices = 'Recognized', 'Rejected' }
        @{ Line = 'Test-DigitModel -Split '; Choices = 'Test', 'Train' }
        @{ Line = '1 | ConvertTo-DigitTable -GroupBy Di'; Choices = 'Digit', 'Directory' }
        @{ Line = '1 | ConvertTo-DigitTable -Column N'; Choices = 'Name' }
        @{ Line = '1 | ConvertTo-DigitTable -GroupBy Ro'; Choices = 'Row' }
        @{ Line = 'Get-DigitGrid x.png -Polarity l'; Choices = 'LightOnDark' }
        @{ Line = '1 | Export-DigitWorkbook x.xlsx -Property Sec'; Choices = 'Second', 'SecondConfidence' }
        @{ Line = 'Invoke-DigitTraining -Architecture '; Choices = 'Large', 'Line', 'Small', 'Standard' }
    ) {
        Get-Completion $Line | Sort-Object | Should -Be $Choices
    }
}
