# What the objects look like on a screen of 100 columns.
BeforeDiscovery {
    $script:shown = @(
        'DigitBatchMerge', 'DigitBatchRemoval', 'DigitBatchResult', 'DigitBatchRow', 'DigitBatchRun', 'DigitCell', 'DigitClassMetrics'
        'DigitCoverage', 'DigitMistake', 'DigitModelEvaluation', 'DigitModelInfo', 'DigitPictureCopy', 'DigitPrediction'
        'DigitGridBatchRow', 'DigitText', 'DigitTextBatchRow', 'DigitTextDigit', 'DigitTextEvaluation', 'DigitTextKind', 'DigitTextMistake'
        'DigitTrainingEpoch', 'DigitTrainingResult', 'DigitTrainingRuntime'
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:seven = Export-DigitPng (Join-Path $TestDrive '0.png') 0

    function Get-Sample {
        # An object of each type, with a name that is far too long and with mistakes.
        $data = Export-ClassFolder (Join-Path $TestDrive 'data')
        $long = Export-DigitPng (Join-Path $data "5/$('n' * 150).png") 0
        $folder = Split-Path $long
        $evaluation = Test-DigitModel -DataPath $data
        $quick = @{ DataPath = $data; Architecture = 'Small'; Epochs = 1; BatchSize = 4; WarningAction = 'SilentlyContinue' }
        $model = Get-DigitModel
        $training = Invoke-DigitTraining (Join-Path $TestDrive 'view.onnx') @quick
        $database = Join-Path $TestDrive 'views.db'
        Get-DigitPrediction $long
        Get-DigitPrediction $long | Copy-DigitPicture (Join-Path $TestDrive 'copies') -IncludeRejected
        Get-DigitText $long
        Get-DigitGrid $long -Region '0,0,1,1'
        Get-DigitText $long -PerDigit | Select-Object -First 1
        'file,text,kind', "5/$(Split-Path $long -Leaf),12345678901234567890123,$('k' * 150)" | Set-Content (Join-Path $data 'labels.csv')
        $texts = Test-DigitText $data
        $texts
        $texts.Kinds[0]
        $texts.Mistakes[0]
        $evaluation
        $evaluation.PerClass[0]
        $evaluation.Mistakes[0]
        $evaluation.Coverage[1]
        $model
        $model.Epochs[0]
        $training
        Invoke-DigitBatch $folder $database -SettleTime 0
        Get-DigitBatchResult $database n* | Select-Object -First 1
        $null = Invoke-DigitBatch $folder (Join-Path $TestDrive 'texts.db') -SettleTime 0 -Text
        Get-DigitBatchResult (Join-Path $TestDrive 'texts.db') n* | Select-Object -First 1
        $null = Invoke-DigitBatch $folder (Join-Path $TestDrive 'grids.db') -SettleTime 0 -Grid -Region '0,0,1,1'
        Get-DigitBatchResult (Join-Path $TestDrive 'grids.db') n* | Select-Object -First 1
        Get-DigitBatchResult (Join-Path $TestDrive 'grids.db') n* -PerCell
        Merge-DigitBatchResult $database (Join-Path $TestDrive 'merged.db')
        Get-DigitBatchRun $database
        Remove-DigitBatchResult $database -OlderThan ([datetime]::Now)
        Install-DigitTrainingRuntime none.nupkg
    }

    $script:samples = @{}
    Get-Sample | ForEach-Object { $samples[$_.GetType().Name] = $_ }
}

Describe 'Views' {
    It 'show <_> within 100 columns, as table and as list' -ForEach $shown {
        $views = ($samples[$_] | Format-Table | Out-String -Width 100), ($samples[$_] | Format-List | Out-String -Width 100)
        $views | ForEach-Object Split ([Environment]::NewLine) | Measure-Object Length -Maximum | ForEach-Object Maximum |
            Should -BeLessOrEqual 100
        foreach ($view in $views) {
            $view | Should -Match '\w'
            # The sums of a batch and the size of a library are no percentages.
            $sums = 'DigitBatchResult', 'DigitBatchMerge', 'DigitBatchRemoval', 'DigitBatchRun', 'DigitPictureCopy', 'DigitTrainingRuntime'
            if ($_ -notin $sums) { $view | Should -Match '\d\.\d+ %' }
            # What a property without a view of its own would show.
            $view | Should -Not -Match 'DigitTools\.Digit|\{'
        }
    }

    It 'are there for every type that a cmdlet gives' {
        $given = (Get-Command -Module DigitTools).OutputType.Type | Where-Object FullName -Like 'DigitTools.*' | ForEach-Object Name
        $given | Should -BeIn $samples.Keys
    }

    It 'show a table of predictions with digit, best guess, confidence, status and name' {
        $text = Get-DigitPrediction $seven | Out-String
        $text | Should -Match 'Digit\s+BestGuess\s+Second\s+Status\s+Reason\s+Name'
        $text | Should -Match '7\s+\d+\.\d %\s+\d\s+\d+\.\d %\s+Recognized\s+0\.png'
    }

    It 'show the guess of what is rejected where no reading can be' {
        $guess = (Get-DigitPrediction $seven -MinimumConfidence 1 | Out-String) -split '\r?\n' | Where-Object { $_ -match 'Rejected' }
        $guess | Should -Match '^ {6}7 +\d+\.\d %'
    }

    It 'have columns that are properties: <_>' -ForEach @(
        'DigitPrediction', 'DigitText', 'DigitBatchRow', 'DigitTextBatchRow', 'DigitGridBatchRow'
    ) {
        $header = ($samples[$_] | Format-Table | Out-String -Width 100) -split '\r?\n' | Where-Object { $_ -cmatch '\bName\b' }
        $header.Trim() -split ' +' | Should -BeIn $samples[$_].PSObject.Properties.Name
    }

    It 'leave room for the name on a screen of 80 columns: <_>' -ForEach @(
        'DigitPrediction', 'DigitText', 'DigitBatchRow', 'DigitTextBatchRow', 'DigitGridBatchRow'
    ) {
        $samples[$_] | Out-String -Width 80 | Should -Match '(?m) n{14,}\S\s*$'
    }

    It 'group by folder, as Get-ChildItem does' {
        $other = Export-DigitPng (Join-Path (New-Item (Join-Path $TestDrive 'other') -ItemType Directory) '0.png') 0
        foreach ($command in 'Get-DigitPrediction', 'Get-DigitText') {
            $text = & $command $seven, $other | Out-String -Width 200
            $folders = [regex]::Matches($text, '(?m)^ +Directory: (.+?)\s*$').ForEach({ $_.Groups[1].Value })
            $folders | Should -Be (Split-Path $seven), (Split-Path $other)
        }
    }

    It 'show all probabilities of a prediction in its list' {
        Get-DigitPrediction $seven | Format-List | Out-String -Width 100 | Should -Match '(?m)^Probabilities : (\d+\.\d  ){9}\d+\.\d *\r?$'
    }

    It 'show a model with its accuracy in percent and its options by name' {
        $text = Get-DigitModel | Out-String -Width 100
        $text | Should -Match 'TestAccuracy +: 99\.\d\d %'
        $text | Should -Match 'TrainingOptions +: Architecture Standard, Epochs \d+, '
        $text | Should -Match 'Epochs +: \d+\s'
    }

    It 'colour a rejection where colour is shown, and nowhere else' {
        $rejected = Get-DigitPrediction $seven -MinimumConfidence 1
        $old = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $rejected | Out-String | Should -Match " `e\[33mRejected`e\[0m   LowConfidence"
            # A string is no screen.
            foreach ($rendering in 'PlainText', 'Host') {
                $PSStyle.OutputRendering = $rendering
                $rejected | Out-String | Should -Not -Match "`e"
            }
        }
        finally {
            $PSStyle.OutputRendering = $old
        }
    }

    It 'look the same in the culture <_>' -ForEach 'de-DE', 'ar-SA' {
        $old = [cultureinfo]::CurrentCulture
        $invariant = Get-DigitPrediction $seven | Out-String
        $model = Get-DigitModel | Out-String
        try {
            [cultureinfo]::CurrentCulture = $_
            Get-DigitPrediction $seven | Out-String | Should -Be $invariant
            Get-DigitModel | Out-String | Should -Be $model
        }
        finally {
            [cultureinfo]::CurrentCulture = $old
        }
    }
}
