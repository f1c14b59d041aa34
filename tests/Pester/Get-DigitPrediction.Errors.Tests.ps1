BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:seven = Export-DigitPng (Join-Path $TestDrive 'seven.png') 0
    $script:bad = New-Item (Join-Path $TestDrive 'bad') -ItemType Directory
    'no picture' | Set-Content (Join-Path $bad 'text.png')
    $null = New-Item (Join-Path $bad 'empty.png')
    $null = New-Item (Join-Path $bad 'folder.png') -ItemType Directory
    $bytes = [System.IO.File]::ReadAllBytes($seven)
    foreach ($length in 8, 40, 150) { [System.IO.File]::WriteAllBytes((Join-Path $bad "$length.png"), $bytes[0..($length - 1)]) }
}

Describe 'A picture' {
    It 'that is <Name> is one error, <Id>, and the next is read' -ForEach @(
        @{ Name = 'missing.png'; Id = 'PictureNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'no/such/x.png'; Id = 'PictureNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'folder.png'; Id = 'PictureIsDirectory'; Category = 'InvalidArgument' }
        @{ Name = 'text.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Name = 'empty.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Name = '8.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Name = '40.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Name = '150.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
    ) {
        $file = Join-Path $bad $Name
        $found = $file, $seven | Get-DigitPrediction -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Digit | Should -Be 7
        $problems.Count | Should -Be 1
        Assert-ErrorRecord $problems[0] $Id $Category $file
        "$($problems[0])" | Should -BeLike "*$file*"
    }

    It 'that is a folder says that there is -Recurse' {
        $null = Get-DigitPrediction (Join-Path $bad 'folder.png') -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Recurse*'
    }

    It 'with more pixels than -MaximumPixels is PictureTooLarge' {
        Assert-Failure { Get-DigitPrediction $seven -MaximumPixels 783 -ErrorAction Stop } PictureTooLarge LimitsExceeded $seven
        (Get-DigitPrediction $seven -MaximumPixels 784).Digit | Should -Be 7
    }

    It 'ends the command with -ErrorAction Stop, after those before it' {
        $found = [System.Collections.Generic.List[object]]::new()
        $text = Join-Path $bad 'text.png'
        $run = { Get-DigitPrediction $seven, $text, $seven -ErrorAction Stop | ForEach-Object { $found.Add($_) } }
        Assert-Failure $run PictureUnreadable InvalidData $text
        $found.Digit | Should -Be 7
    }

    It 'keeps its place, good or bad' {
        $paths = $seven, (Join-Path $bad 'text.png'), $seven, (Join-Path $bad 'missing.png'), 'nodrive:/x.png', $seven, 'Env:/PATH'
        $paths | Get-DigitPrediction 2>&1 |
            ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $_ | Get-ErrorId } else { "$($_.Digit)" } } |
            Should -Be '7', 'PictureUnreadable', '7', 'PictureNotFound', 'DriveNotFound', '7', 'ProviderNotSupported'
    }
}

Describe 'A path' {
    It 'like <Path> is <Id>, and the next is read' -ForEach @(
        @{ Path = 'nodrive:/x.png'; Id = 'DriveNotFound'; Category = 'ObjectNotFound' }
        @{ Path = 'nodrive:/*.png'; Id = 'DriveNotFound'; Category = 'ObjectNotFound' }
        @{ Path = 'Env:\PATH'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument' }
        @{ Path = 'Env:\P*'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument' }
        @{ Path = 'Function:\prompt'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument' }
    ) {
        $found = Get-DigitPrediction $Path, $seven -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Digit | Should -Be 7
        $problems | Get-ErrorId | Should -Be $Id
        $problems[0].CategoryInfo.Category | Should -Be $Category
    }

    It 'that is no pattern is one error' {
        Get-DigitPrediction '[missing.png' -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
    }
}

Describe 'A model' {
    It 'that is <Name> ends the command with <Id>' -ForEach @(
        @{ Name = 'none.onnx'; Id = 'ModelNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'text.png'; Id = 'ModelInvalid'; Category = 'InvalidData' }
        @{ Name = 'empty.png'; Id = 'ModelInvalid'; Category = 'InvalidData' }
        @{ Name = 'folder.png'; Id = 'ModelInvalid'; Category = 'InvalidData' }
    ) {
        $model = Join-Path $bad $Name
        Assert-Failure { Get-DigitPrediction $seven -Model $model } $Id $Category $model
    }

    It 'that was bad and is good now is read' {
        $model = Join-Path $TestDrive 'm.onnx'
        'no model' | Set-Content $model
        { Get-DigitPrediction $seven -Model $model } | Should -Throw
        Copy-Item (Get-DigitModel).Path $model
        (Get-DigitPrediction $seven -Model $model).Digit | Should -Be 7
    }
}

Describe 'Arguments' {
    It 'like <_> are refused at once' -ForEach @(
        "''", '$null', 'x.png -MinimumConfidence 1.01', 'x.png -MinimumConfidence -0.1', 'x.png -ThrottleLimit 0', 'x.png -MaximumPixels 0'
        'x.png -Polarity Sideways', "x.png -Model ''", "x.png -ChartDirectory ''", '-Path x.png -LiteralPath y.png'
    ) {
        { & ([scriptblock]::Create("Get-DigitPrediction $_")) } |
            Should -Throw -ExceptionType ([System.Management.Automation.ParameterBindingException])
    }
}
