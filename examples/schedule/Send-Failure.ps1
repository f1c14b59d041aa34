<#
.SYNOPSIS
    Tells people that a run has failed: by a web hook, by mail, or by both.
.DESCRIPTION
    digits-failed@.service starts it. The message has the unit, its exit code, and the last errors of the log. A web hook gets it as
    { "text": "..." }, which chats such as Mattermost, Rocket.Chat, Slack and Teams take.

    The exit code is 0 if it was sent, and 2 if it could not be, or if there is nobody to send it to.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File examples/schedule/Send-Failure.ps1 -Unit digits -WebHook https://chat.example.org/hooks/1
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # What has failed.
    [string] $Unit = 'digits',

    # Address that the message is posted to.
    [string] $WebHook = $env:DIGITS_WEBHOOK,

    # Address that it is mailed to.
    [string] $MailTo = $env:DIGITS_MAIL,

    # Log of the runs; its last errors are in the message.
    [string] $LogPath = '/srv/digits/results.db.jsonl',

    # The program that sends mails.
    [string] $Sendmail = '/usr/sbin/sendmail',

    # What is no parameter.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Unknown
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }

if ($Unknown) { throw "There is no parameter for '$($Unknown[0])'." }
if (-not $WebHook -and -not $MailTo) { throw 'There is nobody to tell: neither -WebHook nor -MailTo is given.' }

# systemd 251 and later tell how it ended.
$ended = $env:MONITOR_EXIT_STATUS ? " with exit code $env:MONITOR_EXIT_STATUS" : ''
$lines = @("$Unit on $([System.Environment]::MachineName) failed$ended.")
if (Test-Path -LiteralPath $LogPath) {
    $lines += Get-Content -LiteralPath $LogPath -Tail 1000 | Where-Object { $_.Contains('"level":"error"') } | Select-Object -Last 5 |
        ForEach-Object { $entry = $_ | ConvertFrom-Json; "$($entry.errorId) $($entry.path): $($entry.message)" }
}
$message = $lines -join "`n"

if ($WebHook) {
    $body = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json @{ text = $message }))
    $null = Invoke-RestMethod $WebHook -Method Post -ContentType 'application/json' -Body $body -TimeoutSec 30 -MaximumRetryCount 3 -RetryIntervalSec 5
}
if ($MailTo) {
    "To: $MailTo", "Subject: $Unit failed", 'Content-Type: text/plain; charset=utf-8', '', $message | & $Sendmail -t
    if ($LASTEXITCODE) { throw "'$Sendmail' ended with exit code $LASTEXITCODE." }
}
