BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits') -Count 4
    $script:seven = Join-Path $digits '0.png'
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
        foreach ($text in $info.Author, $info.CompanyName, $info.Copyright, $info.Description) { $text | Should -Match '\w' }
        $info.Guid | Should -Not -Be ([guid]::Empty)
        @($info.Tags -notlike '* *').Count | Should -BeGreaterOrEqual 5
        $info.LicenseUri | Should -Match '^https://'
    }

    It 'exports its cmdlets by name, all that there are, and nothing else' {
        $cmdlets = @(
            'ConvertTo-DigitTable', 'Copy-DigitPicture', 'Export-DigitReport', 'Export-DigitWorkbook', 'Get-DigitBatchResult'
            'Get-DigitBatchRun', 'Get-DigitGrid', 'Get-DigitModel', 'Get-DigitPrediction', 'Get-DigitText', 'Install-DigitTrainingRuntime'
            'Invoke-DigitBatch', 'Invoke-DigitTraining', 'Join-DigitModel', 'Merge-DigitBatchResult', 'Remove-DigitBatchResult', 'Test-DigitModel'
            'Test-DigitText'
        )
        $module = Get-Module DigitTools
        (Import-PowerShellDataFile $Manifest).CmdletsToExport | Sort-Object | Should -Be $cmdlets
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be $cmdlets
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        (Get-Command Get-DigitModel).ImplementingType.Assembly.GetExportedTypes() |
            ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object | Should -Be $cmdlets
    }
}

Describe 'Importing' {
    It 'works twice, with -Force, and after removal' {
        Import-Module $Manifest
        (Get-DigitPrediction $seven).Digit | Should -Be 7
        Import-Module $Manifest -Force
        (Get-DigitPrediction $seven).Digit | Should -Be 7
        Remove-Module DigitTools
        Import-Module $Manifest
        (Get-DigitPrediction $seven).Digit | Should -Be 7
    }
}

Describe 'Other places to run' {
    It 'works in a job' {
        $job = Start-Job { Import-Module $using:Manifest; Get-DigitPrediction $using:seven }
        ($job | Receive-Job -Wait -AutoRemoveJob).Digit | Should -Be 7
    }

    It 'works in a thread job' {
        $job = Start-ThreadJob { Import-Module $using:Manifest; Get-DigitPrediction $using:seven }
        ($job | Receive-Job -Wait -AutoRemoveJob).Digit | Should -Be 7
    }

    It 'works in ForEach-Object -Parallel' {
        $found = Get-ChildItem $digits -Filter ?.png | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:Manifest
            $_ | Get-DigitPrediction
        }
        $found.Digit | Sort-Object | Should -Be 0, 1, 2, 7
    }

    It 'works within its own pipeline' {
        (Get-DigitPrediction $digits/?.png | ForEach-Object { Get-DigitPrediction $_.Path }).Digit | Should -Be 7, 2, 1, 0
    }

    It 'works in strict mode with $ErrorActionPreference = Stop' {
        $digit = & {
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            (Get-DigitPrediction $seven).Digit
            (Get-DigitPrediction $seven | Format-Table | Out-String).Length
        }
        $digit[0] | Should -Be 7
    }

    It 'never asks under -NonInteractive' {
        $charts = Join-Path $TestDrive 'noninteractive'
        Invoke-Pwsh "Import-Module '$Manifest'; (Get-DigitPrediction '$seven' -ChartDirectory '$charts').Digit" | Should -Be '7'
    }
}
