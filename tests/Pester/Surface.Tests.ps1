# What holds for every cmdlet of the module: a new one is in it from its first day.
BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:commands = Get-Command -Module DigitTools
    $script:pathParameters = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -EQ 'Path') {
            @{ Command = $command; Parameter = $parameter }
        }
    }
    # What a path or folder that is only read is called; a cmdlet with another one writes.
    $read = 'Path', 'LiteralPath', 'DataPath'
    $script:writing = $commands | Where-Object {
        $_.Parameters.Keys | Where-Object { ($_ -like '*Path' -or $_ -like '*Directory' -or $_ -eq 'Force') -and $_ -notin $read }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:common = [System.Management.Automation.Cmdlet]::CommonParameters
    $script:common += [System.Management.Automation.Cmdlet]::OptionalCommonParameters

    function Add-ShownType([System.Collections.Generic.HashSet[type]] $Seen, [type] $Type) {
        # A type with all that its public members show.
        if ($Type.HasElementType) { $Type = $Type.GetElementType() }
        if (-not $Seen.Add($Type)) { return }
        foreach ($argument in $Type.GetGenericArguments()) { Add-ShownType $Seen $argument }
        if ($Type.Assembly.GetName().Name -ne 'DigitTools.PowerShell') { return }
        foreach ($property in $Type.GetProperties()) { Add-ShownType $Seen $property.PropertyType }
        foreach ($method in $Type.GetMethods().Where{ $_.DeclaringType -eq $Type -and -not $_.IsSpecialName }) {
            Add-ShownType $Seen $method.ReturnType
            foreach ($parameter in $method.GetParameters()) { Add-ShownType $Seen $parameter.ParameterType }
        }
    }
}

Describe '<_.Name>' -ForEach $commands {
    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $_.Verb
    }

    It 'has a singular noun that begins with Digit' {
        $_.Noun | Should -Match '^Digit.*[^s]$'
    }

    It 'says what it gives' {
        $_.OutputType | Should -Not -BeNullOrEmpty
        $_.OutputType.Type | Should -Not -Contain $null
    }

    It 'shows types of the module and of .NET alone' {
        $seen = [System.Collections.Generic.HashSet[type]]::new()
        $_.OutputType.Type | ForEach-Object { Add-ShownType $seen $_ }
        $_.Parameters.Values | Where-Object Name -NotIn $common | ForEach-Object { Add-ShownType $seen $_.ParameterType }
        $platform = Split-Path ([object].Assembly.Location), ([psobject].Assembly.Location) | Select-Object -Unique
        $seen | Where-Object { (Split-Path $_.Assembly.Location) -notin $platform } | ForEach-Object { $_.Assembly.GetName().Name } |
            Sort-Object -Unique | Should -BeIn 'DigitTools.PowerShell', $null
    }

    It 'has switches and no Boolean parameters' {
        $_.Parameters.Values.ParameterType | Should -Not -Contain ([bool])
    }

    It 'has singular names of parameters' {
        # Counts stand in the plural, and a status ends as a plural does.
        $endInS = 'Columns', 'Epochs', 'MaximumPixels', 'Rows', 'Status'
        $_.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $endInS } | Should -Not -Match '[^s]s$'
    }

    It 'has the common parameters, -ProgressAction among them' {
        [System.Management.Automation.Cmdlet]::CommonParameters | Should -Contain 'ProgressAction'
        [System.Management.Automation.Cmdlet]::CommonParameters | Should -BeIn $_.Parameters.Keys
    }
}

Describe 'Parameters' {
    It 'are of one type wherever they have one name' {
        # What comes down the pipeline is of each cmdlet's own kind.
        $own = (Get-Command -Module DigitTools).Parameters.Values | Where-Object Name -NotIn ($common + 'InputObject')
        $own | Group-Object Name | Where-Object { ($_.Group.ParameterType | Select-Object -Unique).Count -gt 1 } | ForEach-Object Name |
            Should -BeNullOrEmpty
    }
}

Describe '<Command.Name> -Path' -ForEach $pathParameters {
    It 'takes wildcards' {
        $Parameter.Attributes | Where-Object { $_ -is [SupportsWildcards] } | Should -Not -BeNullOrEmpty
    }

    It 'has a LiteralPath beside it that takes PSPath' {
        $literal = $Command.Parameters['LiteralPath']
        $literal | Should -Not -BeNullOrEmpty
        $literal.Aliases | Should -Contain 'PSPath'
        $literal.Aliases | Should -Contain 'LP'
        $literal.ParameterType | Should -Be $Parameter.ParameterType
        $sets = @($literal.ParameterSets.Keys)
        $Parameter.ParameterSets.Keys | Where-Object { $_ -in $sets } | Should -BeNullOrEmpty
    }
}

Describe '<_.Name> writes, and' -ForEach $writing {
    It 'has -WhatIf and -Confirm' {
        $_.Parameters.Keys | Should -Contain 'WhatIf'
        $_.Parameters.Keys | Should -Contain 'Confirm'
    }
}
