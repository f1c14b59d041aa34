BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    # Folders of two pupils; MNIST begins with 7 2 1 0 4 1 4 9.
    $script:class = Join-Path $TestDrive 'class'
    foreach ($pupil in @{ Name = 'pupil 10'; First = 0 }, @{ Name = 'pupil 9'; First = 4 }) {
        $folder = New-Item (Join-Path $class $pupil.Name) -ItemType Directory
        foreach ($question in @{ Name = 'answer 1'; Add = 0 }, @{ Name = 'answer 10'; Add = 1 }, @{ Name = 'answer 2'; Add = 2 }) {
            $null = Export-DigitPng (Join-Path $folder "$($question.Name).png") ($pupil.First + $question.Add)
        }
    }
    $null = Export-BlankPng (Join-Path $class 'pupil 9/answer 3.png')
    $script:read = Get-ChildItem $class -Recurse -File | Sort-Object FullName | Get-DigitPrediction
| Get-DigitPrediction

    function Get-Line([object[]] $Table) {
        # Each row with the names of its properties.
        foreach ($row in $Table) { ($row.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }) -join ' ' }
    }
}

Describe 'ConvertTo-DigitTable' {
    It 'gives a row a folder and a column a name, in natural order' {
        $table = $read | ConvertTo-DigitTable
        Get-Line $table | Should -Be @(
            'Directory=pupil 9 answer 1=4 answer 2=4 answer 3= answer 10=1 Doubtful='
            'Directory=pupil 10 answer 1=7 answer 2=1 answer 3= answer 10=2 Doubtful='
        )
        $table[0].'answer 1' | Should -BeOfType [int]
    }

    It 'leaves out what was not recognized, and names it' {
        $doubtful = $read | Select-Object *
        $doubtful[0].Status = 'Rejected'
        $doubtful[0].Digit = $null
        $row = ($doubtful | ConvertTo-DigitTable)[1]
        $row.'answer 1', $row.Doubtful | Should -Be $null, 'answer 1'
        $row = ($doubtful | ConvertTo-DigitTable -BestGuess)[1]
        $row.'answer 1', $row.Doubtful | Should -Be 7, 'answer 1'
    }

    It 'keeps the text of numbers' {
        $texts = Get-DigitText (Join-Path $ModuleRoot 'examples/amounts/00417.png')
        ($texts | ConvertTo-DigitTable).'00417' | Should -Be '00417'
    }

    It 'gives the same of the file <_>' -ForEach 'x.csv', 'x.json' {
        $path = Join-Path $TestDrive $_
        if ($_ -eq 'x.csv') {
            $read | Select-Object Path, Status, Digit | Export-Csv $path -UseCulture -Encoding utf8BOM
            $again = Import-Csv $path -UseCulture
        }
        else {
            $read | ConvertTo-Json | Set-Content $path
            $again = Get-Content $path -Raw | ConvertFrom-Json
        }
        Get-Line ($again | ConvertTo-DigitTable) | Should -Be (Get-Line ($read | ConvertTo-DigitTable))
    }

    It 'takes any properties, also added ones' {
        $added = $read | Select-Object *, @{ Name = 'Question'; Expression = { [int](Split-Path $_.Path -LeafBase).Split(' ')[1] } }
        $table = $added | ConvertTo-DigitTable -GroupBy Question, Page, question -Column Directory -Value Status
        Get-Line $table[-1] | Should -Be 'Question=10 Page=1 pupil 9=Recognized pupil 10=Recognized Doubtful='
        $table[0].Question | Should -BeOfType [int]
    }

    It 'puts two pictures of one cell into it, and warns' {
        $table = $read + $read[0] | ConvertTo-DigitTable -WarningVariable warnings -WarningAction SilentlyContinue
        $table[1].'answer 1' | Should -Be '7; 7'
        $table[1].Doubtful | Should -Be 'answer 1'
        "$warnings" | Should -BeLike '1 pictures share the row and the column of others*'
    }

    It 'ends where a property is missing' {
        Assert-Failure { $read | ConvertTo-DigitTable -GroupBy Pupil } PropertyNotFound InvalidArgument 'Pupil'
        Assert-Failure { Get-ChildItem $class | ConvertTo-DigitTable } PredictionInvalid InvalidType
    }

    It 'gives nothing of nothing' {
        Get-DigitPrediction $class/*.none | ConvertTo-DigitTable | Should -BeNullOrEmpty
    }
}
