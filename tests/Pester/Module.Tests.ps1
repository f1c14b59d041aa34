BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits') -Count 4

    function Get-Width([object[]] $Objects) {
        ($Objects | Out-String -Width 100 | ForEach-Object Split ([Environment]::NewLine) | Measure-Object Length -Maximum).Maximum
    }
}

Describe 'The manifest' {
    BeforeAll {
        $script:info = Test-ModuleManifest $Manifest
    }

    It 'is valid and needs PowerShell 7.6' {
        $info.Name | Should -Be 'DigitTools'
        $info.PowerShellVersion | Should -Be '7.6'
        $info.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'describes the module for a gallery' {
        $info.Author | Should -Not -BeNullOrEmpty
        $info.Description | Should -Not -BeNullOrEmpty
        $info.Tags.Count | Should -BeGreaterThan 2
        $info.LicenseUri | Should -Match '^https://'
    }

    It 'exports its cmdlets by name, and nothing else' {
        $module = Get-Module DigitTools
        $written = (Import-PowerShellDataFile $Manifest).CmdletsToExport
        $written | Should -Not -Match '[*?]'
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($written | Sort-Object)
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }
}

Describe 'Importing' {
    It 'works twice, with -Force, and after removal' {
        Import-Module $Manifest
        Import-Module $Manifest -Force
        Remove-Module DigitTools
        Import-Module $Manifest
        (Get-DigitPrediction (Join-Path $digits '0.png')).Digit | Should -Be 7
    }

    It 'brings no package into the default load context' {
        $null = Get-DigitPrediction (Join-Path $digits '0.png')
        $packages = (Get-ChildItem (Join-Path $ModuleRoot 'bin/lib') -Filter *.dll).BaseName
        $default = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Location |
            Where-Object { $_ -and $_.StartsWith((Join-Path $ModuleRoot 'bin')) }
        $packages | Should -Contain 'DigitTools.Core'
        Split-Path $default -Leaf | Should -Be 'DigitTools.PowerShell.dll'
    }
}

Describe 'Views' {
    It 'show every object of the module within 100 columns' {
        $data = Export-ClassFolder (Join-Path $TestDrive 'views')
        $null = Export-DigitPng (Join-Path $data '5/seven.png') 0 # a mistake to show
        $long = Export-DigitPng (Join-Path $digits ('a' * 120 + '.png')) 1
        $evaluation = Test-DigitModel -DataPath $data
        Get-Width (Get-DigitPrediction $digits/*.png, $long -MinimumConfidence 0.999) | Should -BeLessOrEqual 100
        Get-Width $evaluation | Should -BeLessOrEqual 100
        Get-Width $evaluation.PerClass | Should -BeLessOrEqual 100
        Get-Width $evaluation.Mistakes | Should -BeLessOrEqual 100
        Get-Width $evaluation.Coverage | Should -BeLessOrEqual 100
        $database = Join-Path $TestDrive 'views.db'
        Get-Width (Invoke-DigitBatch $digits $database) | Should -BeLessOrEqual 100
        Get-Width (Get-DigitBatchResult $database) | Should -BeLessOrEqual 100
        Get-Width (Get-DigitModel) | Should -BeLessOrEqual 100
        Get-Width (Get-DigitModel).Epochs | Should -BeLessOrEqual 100
        Get-Width (Invoke-DigitTraining (Join-Path $TestDrive 'view.onnx') -DataPath (Export-ClassFolder (Join-Path $TestDrive 'few')) -Epochs 1 -BatchSize 4 -Architecture Small -WarningAction SilentlyContinue) |
            Should -BeLessOrEqual 100
        $wrong = Export-ClassFolder (Join-Path $TestDrive 'wrong') -Each 1
        $null = Export-DigitPng (Join-Path $wrong '5/seven.png') 0
        $evaluation = Test-DigitModel -DataPath $wrong
        foreach ($object in (Get-DigitPrediction $long), $evaluation, $evaluation.PerClass[0], $evaluation.Mistakes[0], $evaluation.Coverage[0], (Get-DigitModel), (Get-DigitModel).Epochs[0]) {
            $views = ($object | Format-Table | Out-String -Width 100), ($object | Format-List | Out-String -Width 100)
            $views | ForEach-Object Split ([Environment]::NewLine) | Measure-Object Length -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 100
            $views | Should -Match '\d %'
            $views | Should -Not -Match 'DigitTools\.Digit'
        }
    }

    It 'show a table of predictions with digit, confidence, status and name' {
        $text = Get-DigitPrediction (Join-Path $digits '0.png') | Out-String
        $text | Should -Match 'Digit\s+Confidence\s+Second\s+Status\s+Reason\s+Name'
        $text | Should -Match '7\s+\d+\.\d %\s+\d\s+\d+\.\d %\s+Recognized\s+0\.png'
    }

    It 'show a model with its accuracy in percent and its options by name' {
        $text = Get-DigitModel | Out-String -Width 100
        $text | Should -Match 'TestAccuracy +: 99\.\d\d %'
        $text | Should -Match 'TrainingOptions +: Epochs \d+, BatchSize \d+, '
        $text | Should -Match 'Epochs +: \d+\s'
    }

    It 'colour a rejection where colour is shown, and nowhere else' {
        $rejected = Get-DigitPrediction (Join-Path $digits '0.png') -MinimumConfidence 1
        $old = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $rejected | Out-String | Should -Match "`e\[33mRejected`e\[0m"
            $PSStyle.OutputRendering = 'PlainText'
            $rejected | Out-String | Should -Not -Match "`e"
        }
        finally {
            $PSStyle.OutputRendering = $old
        }
    }

    It 'look the same in every culture' {
        $old = [cultureinfo]::CurrentCulture
        $invariant = Get-DigitPrediction (Join-Path $digits '0.png') | Out-String
        $model = Get-DigitModel | Out-String
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            Get-DigitPrediction (Join-Path $digits '0.png') | Out-String | Should -Be $invariant
            Get-DigitModel | Out-String | Should -Be $model
        }
        finally {
            [cultureinfo]::CurrentCulture = $old
        }
    }
}

Describe 'Other places to run' {
    It 'works in a job' {
        $job = Start-Job { Import-Module $using:Manifest; Get-DigitPrediction (Join-Path $using:digits '0.png') }
        ($job | Receive-Job -Wait -AutoRemoveJob).Digit | Should -Be 7
    }

    It 'works in a thread job' {
        $job = Start-ThreadJob { Import-Module $using:Manifest; Get-DigitPrediction (Join-Path $using:digits '1.png') }
        ($job | Receive-Job -Wait -AutoRemoveJob).Digit | Should -Be 2
    }

    It 'works in ForEach-Object -Parallel' {
        $found = Get-ChildItem $digits -Filter ?.png | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:Manifest
            $_ | Get-DigitPrediction
        }
        $found.Digit | Sort-Object | Should -Be 0, 1, 2, 7
    }

    It 'works in strict mode with $ErrorActionPreference = Stop' {
        $digit = & {
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            (Get-DigitPrediction (Join-Path $digits '0.png')).Digit
            (Get-DigitPrediction (Join-Path $digits '0.png') | Format-Table | Out-String).Length
        }
        $digit[0] | Should -Be 7
    }

    It 'works after other versions of its packages were loaded' {
        $other = New-Item (Join-Path $TestDrive 'other') -ItemType Directory
        foreach ($name in 'SkiaSharp', 'Google.Protobuf', 'Microsoft.ML.OnnxRuntime', 'TorchSharp') {
            Add-Type -TypeDefinition "namespace $name { public class Other { } }" -OutputAssembly (Join-Path $other "$name.dll")
        }
        $command = @"
Get-ChildItem '$other' | ForEach-Object { `$null = [System.Reflection.Assembly]::LoadFrom(`$_.FullName) }
Import-Module '$Manifest'
(Get-DigitPrediction '$(Join-Path $digits '0.png')' -ChartDirectory '$(Join-Path $TestDrive 'isolated')').Digit
(Invoke-DigitTraining '$(Join-Path $TestDrive 'isolated.onnx')' -DataPath '$(Export-ClassFolder (Join-Path $TestDrive 'isolated'))' -Epochs 1 -BatchSize 4 -WarningAction SilentlyContinue).StoppedBy
"@
        Invoke-Pwsh $command | Should -Be '7', 'Completed'
    }

    It 'never asks under -NonInteractive' {
        $command = "Import-Module '$Manifest'; (Get-DigitPrediction '$(Join-Path $digits '0.png')' -ChartDirectory '$(Join-Path $TestDrive 'noninteractive')').Digit"
        Invoke-Pwsh $command | Should -Be '7'
    }

    It 'writes nothing but objects to standard output' {
        $command = "Import-Module '$Manifest'; `$null = Test-DigitModel -DataPath '$(Export-IdxFolder (Join-Path $TestDrive 'silent') -Test 50)'; 'end'"
        Invoke-Pwsh $command | Should -Be 'end'
    }
}
