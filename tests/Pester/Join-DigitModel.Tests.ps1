BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:old = Join-Path $PSScriptRoot '0.1.0/digits.onnx'
    $script:models = New-Item (Join-Path $TestDrive 'models') -ItemType Directory
    Copy-Item $old (Join-Path $models '1.onnx')
    Copy-Item (Get-DigitModel).Path (Join-Path $models '2 [b].onnx')
    $script:output = Join-Path $TestDrive 'joined.onnx'
    $script:networks = 1 + (Get-DigitModel).Networks
}

Describe 'Join-DigitModel' {
    AfterEach { Remove-Item -LiteralPath $output -ErrorAction Ignore }

    It 'makes one model that reads better than the first' {
        $joined = Join-DigitModel $old, digits $output
        $joined.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitModelInfo'
        $joined.Path, $joined.Networks | Should -Be $output, $networks
        $joined.Architecture, $joined.Parameters | Should -Be (Get-DigitModel $old).Architecture, (Get-DigitModel $old).Parameters
        $alone, $together = $old, $output | ForEach-Object { Test-DigitModel $_ }
        $together.Errors | Should -BeLessThan $alone.Errors
        $together.Loss | Should -BeLessThan $alone.Loss
    }

    It 'takes <Name>' -ForEach @(
        @{ Name = 'wildcards'; Join = { Join-DigitModel (Join-Path $models '*.onnx') $output } }
        @{ Name = 'files'; Join = { Get-ChildItem $models | Join-DigitModel -OutputPath $output } }
        @{ Name = 'models'; Join = { Get-ChildItem $models | Get-DigitModel | Join-DigitModel -OutputPath $output } }
        @{ Name = 'literal paths'; Join = { Join-DigitModel -LiteralPath (Get-ChildItem $models).FullName $output } }
    ) {
        (& $Join).Networks | Should -Be $networks
        (Get-DigitModel $output).Networks | Should -Be $networks
    }

    It 'joins models for numbers' {
        $joined = Join-DigitModel lines, lines $output
        $joined.Architecture, $joined.Networks | Should -Be 'Line', (2 * (Get-DigitModel lines).Networks)
        (Get-DigitText (Join-Path $ModuleRoot 'examples/amounts/1025.png') -Model $output).Text | Should -Be '1025'
    }

    It 'reads pictures alone, wherever it lies' {
        $null = Join-DigitModel $old, digits $output -MinimumConfidence 0.8
        $moved = Join-Path (New-Item (Join-Path $TestDrive 'elsewhere') -ItemType Directory) 'x.onnx'
        Move-Item $output $moved
        $prediction = Get-DigitPrediction (Export-DigitPng (Join-Path $TestDrive '0.png') 0) -Model $moved
        $prediction.Digit | Should -Be 7
        $prediction.ModelId | Should -Be (Get-DigitModel $moved).ModelId
        (Get-DigitModel $moved).MinimumConfidence | Should -Be 0.8
    }

    It 'replaces a file with -Force alone, and may join it' {
        Copy-Item $old $output
        Assert-Failure { Join-DigitModel $output, digits $output } OutputExists ResourceExists $output
        (Get-DigitModel $output).Networks | Should -Be 1
        (Join-DigitModel $output, digits $output -Force).Networks | Should -Be $networks
    }

    It 'writes nothing with -WhatIf' {
        Join-DigitModel $old, digits $output -WhatIf | Should -BeNullOrEmpty
        $output | Should -Not -Exist
    }

    It 'refuses what can not be joined' {
        Assert-Failure { Join-DigitModel digits $output } NothingToJoin InvalidArgument Path
        Assert-Failure { Join-DigitModel (Join-Path $TestDrive 'none*.onnx') $output } NothingToJoin InvalidArgument Path
        Assert-Failure { Join-DigitModel digits, lines $output } ModelInvalid InvalidData (Get-DigitModel lines).Path
        Assert-Failure { Join-DigitModel digits, (Join-Path $TestDrive 'x.onnx') $output } ModelNotFound ObjectNotFound (Join-Path $TestDrive 'x.onnx')
        $output | Should -Not -Exist
    }
}
