<#
.SYNOPSIS
    Runs the examples of a help page, each in a fresh copy of a folder, and writes a line for each.
.DESCRIPTION
    The examples of a cmdlet are those that Get-Help shows; those of an about topic are the blocks of code of its page.
#>
[CmdletBinding()]
param(
    # A cmdlet or an about topic.
    [Parameter(Mandatory)] [string] $Name,

    # What each example finds in its current location.
    [Parameter(Mandatory)] [string] $Folder
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'TestData.ps1')

# MNIST would take minutes, and threads that wait for each other on a busy machine too: what an example doesn't say itself is small.
$usual = $global:PSDefaultParameterValues
$global:PSDefaultParameterValues = @{
    'Invoke-DigitTraining:DataPath'    = "$Folder/idx"
    'Invoke-DigitTraining:BatchSize'   = 4
    'Invoke-DigitTraining:ThreadCount' = 1
    'Invoke-DigitTraining:TimeLimit'   = [timespan]::FromSeconds(1)
    'Test-DigitModel:DataPath'         = "$Folder/idx"
}
try {
    Push-Location $Folder
    if (-not (Test-Path digits.csv)) {
        Get-DigitPrediction scans/*.png | Export-Csv digits.csv
        $null = Invoke-DigitBatch scans results.db
        0..1 | ForEach-Object { $null = Invoke-DigitBatch scans shard-$_.db -ShardIndex $_ -ShardCount 2 }
    }

    if ($Name -like 'about_*') {
        $page = [System.IO.File]::ReadAllText("$PSScriptRoot/../../docs/help/$Name.md").Replace("`r", '')
        $codes = [regex]::Matches($page, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
    }
    else {
        $codes = (Get-Help $Name).examples.example | ForEach-Object { $_.code }
    }

    $number = 0
    foreach ($code in $codes) {
        $number++
        $here = "$Folder.$number"
        Copy-Folder $Folder $here
        Set-Location -LiteralPath $here
        try {
            $null = & ([scriptblock]::Create($code)) | Out-String -Width 100
            "OK $Name $number"
        }
        catch {
            "FAILED $Name $number $_ $($_.ScriptStackTrace)"
        }
        Set-Location -LiteralPath $Folder
        [System.IO.Directory]::Delete($here, $true)
    }
}
finally {
    Pop-Location
    $global:PSDefaultParameterValues = $usual
}
