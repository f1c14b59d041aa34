BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force

    function Export-Table {
        # A CSV file of test pictures of MNIST as Kaggle has them; what each pixel and each label becomes may be given.
        [CmdletBinding()]
        [OutputType([string])]
        param(
            [Parameter(Mandatory)][string] $Path,
            [int] $Count = 100,
            [scriptblock] $Row = { param($Pixels, $Label) "$Label,$($Pixels -join ',')" }
        )

        $labels = (Get-Mnist).Labels
        $rows = for ($i = 0; $i -lt $Count; $i++) { & $Row (Get-DigitPixel $i) $labels[8 + $i] }
        [System.IO.File]::WriteAllLines($Path, [string[]]$rows)
        $Path
    }

    function Test-Data {
        # Evaluation, warnings and errors of labelled data.
        [CmdletBinding()]
        [OutputType([pscustomobject])]
        param([Parameter(Mandatory)][hashtable] $With)

        $evaluation = Test-DigitModel @With -WarningVariable warnings -ErrorVariable problems -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        [pscustomobject]@{ Evaluation = $evaluation; Warnings = "$warnings"; Problems = $problems }
    }
}

Describe 'Data of others' {
    It 'are read from a table, with nothing to say' {
        $given = Test-Data @{ DataPath = Export-Table (Join-Path $TestDrive 'mnist.csv') }
        $given.Evaluation.Count | Should -Be 100
        $given.Evaluation.Accuracy | Should -BeGreaterOrEqual 0.97
        $given.Warnings | Should -BeNullOrEmpty
    }

    It 'are read by the names of pictures' {
        $folder = (New-Item (Join-Path $TestDrive 'named') -ItemType Directory).FullName
        0..7 | ForEach-Object { $null = Export-DigitPng (Join-Path $folder "$((Get-Mnist).Labels[8 + $_])-$_.png") $_ }
        'x' | Set-Content (Join-Path $folder 'notes.txt')
        $given = Test-Data @{ DataPath = $folder; LabelPattern = '{label}-*.png' }
        $given.Evaluation.Count | Should -Be 8
        $given.Evaluation.Errors | Should -Be 0
        $given.Evaluation.Ignored | Should -Be 1
        $given.Evaluation.IgnoredExtension['.txt'] | Should -Be 1
        { Test-DigitModel -DataPath $folder } | Should -Throw -ErrorId 'DataInvalid*'
        { Test-DigitModel -DataPath $folder -LabelPattern '*.png' } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'are turned where that is certain: <Name>' -ForEach @(
        @{ Name = 'transposed'; Words = 'rows and columns'; AtMost = 0.5
            Row = { param($Pixels, $Label) "$Label,$((0..783 | ForEach-Object { $Pixels[28 * ($_ % 28) + [int][math]::Floor($_ / 28)] }) -join ',')" }
        }
        @{ Name = 'inverted'; Words = 'ink and paper'; AtMost = 0.97; Row = { param($Pixels, $Label) "$Label,$(($Pixels | ForEach-Object { 255 - $_ }) -join ',')" } }
        @{ Name = 'labels from 1'; Words = 'one lower'; AtMost = 0.5; Row = { param($Pixels, $Label) "$($Label + 1),$($Pixels -join ',')" } }
    ) {
        $with = @{ DataPath = Export-Table (Join-Path $TestDrive "$Name.csv") -Count 40 -Row $Row }
        $given = Test-Data $with
        $given.Evaluation.Accuracy | Should -BeGreaterOrEqual 0.97
        $given.Warnings | Should -BeLike "*$Words*-NoCorrection*"
        $kept = Test-Data ($with + @{ NoCorrection = $true })
        $kept.Evaluation.Accuracy | Should -BeLessThan $AtMost
        $kept.Warnings | Should -BeNullOrEmpty
    }

    It 'are left as they are where they are no digits, or labels are wrong' {
        $other = Export-Table (Join-Path $TestDrive 'others.csv') -Row { param($Pixels, $Label) "$((7 * $Label + 3) % 10),$($Pixels -join ',')" }
        (Test-Data @{ DataPath = $other }).Warnings | Should -BeLike '*Look at the labels*'
    }
}

Describe 'Class folders that are not perfect' {
    BeforeAll {
        $script:folder = Export-ClassFolder (Join-Path $TestDrive 'classes') -Each 1
        $script:broken = Join-Path $folder '4' 'bad.png'
        'no picture' | Set-Content $broken
        Remove-Item (Join-Path $folder '7') -Recurse
        'x' | Set-Content (Join-Path $folder '5' 'photo.heic')
        $null = New-Item (Join-Path $folder 'rejected') -ItemType Directory
        $null = Export-DigitPng (Join-Path $folder 'rejected' 'x.png') 0
    }

    It 'are measured without the broken picture, which is reported' {
        $given = Test-Data @{ DataPath = $folder }
        $given.Evaluation.Count | Should -Be 9
        $given.Evaluation.Skipped | Should -Be 1
        $given.Evaluation.PerClass[7].Support | Should -Be 0
        $given.Problems.Count | Should -Be 1
        Assert-ErrorRecord $given.Problems[0] PictureUnreadable InvalidData $broken
    }

    It 'end the command with -ErrorAction Stop' {
        { Test-DigitModel -DataPath $folder -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'PictureUnreadable*'
    }

    It 'warn of pictures that are of no use, but not of those sorted out' {
        $given = Test-Data @{ DataPath = $folder }
        $given.Warnings | Should -BeLike '*1 pictures were left alone*1 .heic*'
        $given.Evaluation.Ignored | Should -Be 2
    }
}
