BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    $script:hasRuntime = @(Get-ChildItem (Join-Path $ModuleRoot 'bin/lib/runtimes') -Recurse -Filter '*torch_cpu*').Count -gt 0
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:package = Join-Path $TestDrive 'package.nupkg'
    Set-Content -LiteralPath $package 'no package'
}

Describe 'Install-DigitTrainingRuntime' {
    It 'does nothing where the build laid libtorch, and says where it is' -Skip:(-not $hasRuntime) {
        $runtime = Install-DigitTrainingRuntime $package
        $runtime.Installed | Should -BeFalse
        $runtime.Version | Should -BeNullOrEmpty
        $runtime.Size | Should -BeGreaterThan 1e7
        $runtime.Path | Should -Be (Get-Item (Join-Path $ModuleRoot "bin/lib/runtimes/$($runtime.Platform)/native")).FullName
        Join-Path $runtime.Path '*torch_cpu*' | Should -Exist
    }

    It 'takes packages from the pipeline' -Skip:(-not $hasRuntime) {
        (Get-Item $package | Install-DigitTrainingRuntime).Installed | Should -BeFalse
        ($package | Install-DigitTrainingRuntime).Installed | Should -BeFalse
    }

    It 'has nothing to install into a module that was not packed' {
        $failure = { Install-DigitTrainingRuntime $package -Force } | Should -Throw -PassThru
        Assert-ErrorRecord $failure TrainingRuntimeUnsupported NotInstalled
        $failure.ErrorDetails.RecommendedAction | Should -Match 'PackModule'
    }

    It 'knows no feed by itself' {
        $source = (Get-Command Install-DigitTrainingRuntime).Parameters['Source']
        $source.ParameterSets['Source'].IsMandatory | Should -BeTrue
    }

    It 'takes -Path, -LiteralPath or -Source, one at a time' {
        { Install-DigitTrainingRuntime $package -Source $TestDrive } | Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        { Install-DigitTrainingRuntime -Path $package -Source $TestDrive } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { Install-DigitTrainingRuntime -Source $TestDrive -TimeoutSec 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
